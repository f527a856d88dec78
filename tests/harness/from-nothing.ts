/** Four computers as they come out where somebody writes them in an editor with what it offers, and formats them. */
export const fromNothing = `topology "Orders"

domain CONTOSO {
  group "SSO Administrators"
  group "SSO Affiliate Administrators"
  group "BizTalk Server Administrators"

  account svc-sso {
    memberOf: "SSO Administrators"
    rights: logOnAsService
  }
}

cluster SQLCLU {
  windows: 2008

  node SQL01
  node SQL02

  group SqlGroup {
    preferredOwners: SQL01, SQL02

    disk SqlDisk { drive: "R:" }
    ip SqlAddress { address: 10.0.0.30/24  network: Public }
    networkName SqlName dependsOn SqlAddress { name: SQLVS }
    dtc SqlDtc dependsOn SqlName, SqlDisk
    sqlServer Sql dependsOn SqlName, SqlDisk { instance: "MSSQLSERVER" }
  }
  group SsoGroup {
    preferredOwners: SQL01, SQL02

    ip SsoAddress { address: 10.0.0.31/24  network: Public }
    networkName SsoName dependsOn SsoAddress { name: SSOVS }
    entsso SsoService dependsOn SsoName
  }
}

sso {
  administrators: "SSO Administrators"
  affiliateAdministrators: "SSO Affiliate Administrators"
  masterSecretServer: SsoService
  secretBackup: "C:\\Program Files\\Common Files\\Enterprise Single Sign-On\\SSO.bak"
}

cluster BTSCLU {
  windows: 2008

  node BTS01 { messageQueuing: yes }
  node BTS02 { messageQueuing: yes }

  group AppGroup {
    preferredOwners: BTS01, BTS02

    disk AppDisk { drive: "S:" }
    ip AppAddress { address: 10.0.0.32/24  network: Public }
    networkName AppName dependsOn AppAddress { name: BIZTALKCLUSTER }
    dtc AppDtc dependsOn AppName, AppDisk { authentication: incomingCaller }
    msmq AppGroupQueues dependsOn AppName, AppDisk
    biztalkHost ReceiveHost
    biztalkHost QueueHost dependsOn AppName, AppGroupQueues
  }
}

biztalkGroup Orders {
  version: 2009
  edition: enterprise
  database: Sql
  servers: BTS01, BTS02
  administrators: "BizTalk Server Administrators"
  host QueueHost {
    instance BTS01
    instance BTS02
  }
  host ReceiveHost {
    instance BTS01
    instance BTS02
  }
  adapter FTP {
    receive in ReceiveHost
  }
  adapter MSMQ {
    receive in QueueHost
  }
}
`;
