/** The levels of the white paper's table (lines 150-160) as topologies, and one below them. */
import { readFileSync } from 'node:fs';

const sql = (group: string, owners: string) => `
  group ${group} {
    preferredOwners: ${owners}
    disk SqlDisk { drive: "R:" }
    ip SqlAddress { address: 10.0.0.30/24 }
    networkName SqlName dependsOn SqlAddress
    dtc SqlDtc dependsOn SqlName, SqlDisk
    sqlServer Sql dependsOn SqlName, SqlDisk
  }`;

const sso = (more = '') => `
  group SsoGroup {
    ip SsoAddress { address: 10.0.0.31/24 }
    networkName SsoName dependsOn SsoAddress
    entsso ENTSSO dependsOn SsoName${more}
  }`;

const system = `
domain CONTOSO {
  group "SSO Administrators"
  group "SSO Affiliate Administrators"
}
sso {
  administrators: "SSO Administrators"
  affiliateAdministrators: "SSO Affiliate Administrators"
  masterSecretServer: ENTSSO
  database: Sql
  secretBackup: "\\\\VAULT\\secret.bak"
}`;

/** Two computers, active/active: hosts and the master secret server on one node, SQL Server on the other. */
export const two = `
cluster ALL {
  windows: 2008
  node A
  node B${sso('\n    biztalkHost Intake dependsOn SsoName, ENTSSO')}${sql('SqlGroup', 'B, A')}
}${system}
biztalkGroup Orders {
  version: 2009
  edition: enterprise
  database: Sql
  servers: A, B
  host Intake {
    instance A
    instance B
  }
}
`;

/** Three computers: BizTalk Server is on one of its own. */
export const three = `
cluster SQLCLU {
  windows: 2008
  node SQL01
  node SQL02${sql('SqlGroup', 'SQL01')}${sso()}
}
server BTS01 { windows: 2008 }${system}
biztalkGroup Orders {
  version: 2009
  edition: enterprise
  database: Sql
  servers: BTS01
  host Work { instance BTS01 }
  host Fetch { instance BTS01 }
  adapter FTP { receive in Fetch }
}
`;

/** Two clusters. */
export const four = readFileSync(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');

/** No cluster for what is needed system-wide. */
export const none = `
server DB { windows: 2008 }
cluster BTSCLU {
  windows: 2008
  node BTS01
  node BTS02
  group App {
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress
    biztalkHost Intake { possibleOwners: BTS01, BTS02 }
    biztalkHost Half
    biztalkHost Off
  }
}
sso {
  masterSecretServer: DB
  database: DB
}
biztalkGroup Orders {
  version: 2009
  edition: enterprise
  database: DB
  servers: BTS01, BTS02
  host Intake {
    instance BTS01
    instance BTS02
  }
  host Half { instance BTS01 }
  host Off {
    instance BTS01
    instance BTS02 { disabled: yes }
  }
}
`;
