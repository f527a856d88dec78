/** The procedures: the one list. Where dependencies leave the order open, the steps of one unit follow this order. */
import type { Procedure } from '../procedure.ts';
import adapterHandler from './adapter-handler.ts';
import backUpSecret from './back-up-secret.ts';
import clusterGroup2003 from './cluster-group-2003.ts';
import clusterGroup2008 from './cluster-group-2008.ts';
import clusterHost from './cluster-host.ts';
import configureBiztalk from './configure-biztalk.ts';
import configureSso from './configure-sso.ts';
import createHost from './create-host.ts';
import domainAccount from './domain-account.ts';
import domainGroup from './domain-group.ts';
import domainMembership from './domain-membership.ts';
import entsso2003 from './entsso-2003.ts';
import entsso2008 from './entsso-2008.ts';
import failOverHosts from './fail-over-hosts.ts';
import failOverSso from './fail-over-sso.ts';
import fileServer2008 from './file-server-2008.ts';
import fileShare2003 from './file-share-2003.ts';
import fileShare2008 from './file-share-2008.ts';
import fileShare2012 from './file-share-2012.ts';
import findHostResource from './find-host-resource.ts';
import fullControl from './full-control.ts';
import hostDependencies from './host-dependencies.ts';
import hostInstance from './host-instance.ts';
import hostOwners from './host-owners.ts';
import iis2003 from './iis-2003.ts';
import iis2008 from './iis-2008.ts';
import installBiztalk from './install-biztalk.ts';
import installFileServer from './install-file-server.ts';
import installQueuing from './install-queuing.ts';
import installSso from './install-sso.ts';
import localQueuing from './local-queuing.ts';
import logonRight from './logon-right.ts';
import moveGroup from './move-group.ts';
import moveSsoGroup from './move-sso-group.ts';
import msdtc2003 from './msdtc-2003.ts';
import msdtc2008 from './msdtc-2008.ts';
import msdtcMode2003 from './msdtc-mode-2003.ts';
import msdtcMode2008 from './msdtc-mode-2008.ts';
import msmq2003 from './msmq-2003.ts';
import msmq2008 from './msmq-2008.ts';
import nameDisk from './name-disk.ts';
import networkDtc from './network-dtc.ts';
import onlineGroup from './online-group.ts';
import prerequisites2003 from './prerequisites-2003.ts';
import renameSecretServer from './rename-secret-server.ts';
import restartPolicy from './restart-policy.ts';
import restoreSecret from './restore-secret.ts';
import shareFolder from './share-folder.ts';
import sqlServer from './sql-server.ts';
import ssoServerName from './sso-server-name.ts';
import startInstance from './start-instance.ts';
import stopSso from './stop-sso.ts';
import verifyGroup from './verify-group.ts';
import verifyHost from './verify-host.ts';
import verifySso from './verify-sso.ts';
import workingNode from './working-node.ts';

export const procedures: readonly Procedure[] = [
  domainGroup,
  domainAccount,
  domainMembership,
  prerequisites2003,
  installFileServer,
  installQueuing,
  logonRight,
  // Restarts the computer: after what else is installed there.
  networkDtc,
  fullControl,
  workingNode,
  nameDisk,
  clusterGroup2003,
  clusterGroup2008,
  onlineGroup,
  moveGroup,
  msdtc2003,
  msdtc2008,
  msdtcMode2003,
  msdtcMode2008,
  sqlServer,
  msmq2003,
  msmq2008,
  localQueuing,
  shareFolder,
  fileShare2003,
  fileServer2008,
  fileShare2008,
  installBiztalk,
  moveSsoGroup,
  configureBiztalk,
  stopSso,
  fileShare2012,
  iis2003,
  iis2008,
  ssoServerName,
  installSso,
  configureSso,
  backUpSecret,
  renameSecretServer,
  entsso2003,
  entsso2008,
  restoreSecret,
  failOverSso,
  createHost,
  hostInstance,
  clusterHost,
  findHostResource,
  hostDependencies,
  hostOwners,
  restartPolicy,
  failOverHosts,
  startInstance,
  adapterHandler,
  verifyGroup,
  verifyHost,
  verifySso,
];
