/** All rules, by section and then by name. A new rule is a line here, its file and its page. */

import ftpReceiveMultipleInstances from './adapter/ftp-receive-multiple-instances.ts';
import ftpReceiveNotClustered from './adapter/ftp-receive-not-clustered.ts';
import orderedDeliveryAdapterUnsupported from './adapter/ordered-delivery-adapter-unsupported.ts';
import orderedDeliveryMultipleInstances from './adapter/ordered-delivery-multiple-instances.ts';
import orderedDeliveryNotClustered from './adapter/ordered-delivery-not-clustered.ts';
import pop3ClusteringNotNeeded from './adapter/pop3-clustering-not-needed.ts';
import pop3ConcurrencyUnspecified from './adapter/pop3-concurrency-unspecified.ts';
import pop3ReceiveMultipleInstances from './adapter/pop3-receive-multiple-instances.ts';
import pop3ReceiveNotClustered from './adapter/pop3-receive-not-clustered.ts';
import clusterNeedsTwoNodes from './cluster/cluster-needs-two-nodes.ts';
import dependencyCycle from './cluster/dependency-cycle.ts';
import dependencyOutsideGroup from './cluster/dependency-outside-group.ts';
import diskInUse from './cluster/disk-in-use.ts';
import groupCannotFailOver from './cluster/group-cannot-fail-over.ts';
import groupMissingIpAddress from './cluster/group-missing-ip-address.ts';
import groupMissingNetworkName from './cluster/group-missing-network-name.ts';
import groupMissingPhysicalDisk from './cluster/group-missing-physical-disk.ts';
import ipAddressInUse from './cluster/ip-address-in-use.ts';
import ipAddressInvalid from './cluster/ip-address-invalid.ts';
import ipNetbiosDisabled from './cluster/ip-netbios-disabled.ts';
import networkNameInvalid from './cluster/network-name-invalid.ts';
import networkNameMissingIpDependency from './cluster/network-name-missing-ip-dependency.ts';
import networkNameNotUnique from './cluster/network-name-not-unique.ts';
import possibleOwnerNotANode from './cluster/possible-owner-not-a-node.ts';
import possibleOwnersIncomplete from './cluster/possible-owners-incomplete.ts';
import preferredOwnersIncomplete from './cluster/preferred-owners-incomplete.ts';
import resourceInQuorumGroup from './cluster/resource-in-quorum-group.ts';
import unneededDependency from './cluster/unneeded-dependency.ts';
import dtcAuthenticationNotRecommended from './dtc/dtc-authentication-not-recommended.ts';
import dtcAuthenticationUnsupported from './dtc/dtc-authentication-unsupported.ts';
import dtcCommunicationDisabled from './dtc/dtc-communication-disabled.ts';
import dtcLocalOn2003Cluster from './dtc/dtc-local-on-2003-cluster.ts';
import dtcMissingDiskDependency from './dtc/dtc-missing-disk-dependency.ts';
import dtcMissingNetworkNameDependency from './dtc/dtc-missing-network-name-dependency.ts';
import dtcNetworkAccessDisabled from './dtc/dtc-network-access-disabled.ts';
import dtcNotClustered from './dtc/dtc-not-clustered.ts';
import baseEdiDeprecated from './file/base-edi-deprecated.ts';
import baseEdiRemoved from './file/base-edi-removed.ts';
import baseEdiRequiresUpgrade from './file/base-edi-requires-upgrade.ts';
import fileLocationNotHighlyAvailable from './file/file-location-not-highly-available.ts';
import fileLocationUsesNodeName from './file/file-location-uses-node-name.ts';
import fileShareAccountNeedsFullControl from './file/file-share-account-needs-full-control.ts';
import fileShareMissingDiskDependency from './file/file-share-missing-disk-dependency.ts';
import fileShareMissingNetworkNameDependency from './file/file-share-missing-network-name-dependency.ts';
import fileSharePathNotOnClusterDisk from './file/file-share-path-not-on-cluster-disk.ts';
import failoverDisabled from './host/failover-disabled.ts';
import handlerWithoutBenefitInClusteredHost from './host/handler-without-benefit-in-clustered-host.ts';
import hostClusterNeedsTwoServers from './host/host-cluster-needs-two-servers.ts';
import hostClusteredTwice from './host/host-clustered-twice.ts';
import hostClusteredWithoutBenefit from './host/host-clustered-without-benefit.ts';
import hostClusteringNeedsEnterpriseEdition from './host/host-clustering-needs-enterprise-edition.ts';
import hostInstanceDisabled from './host/host-instance-disabled.ts';
import hostInstanceMissingOnPossibleOwner from './host/host-instance-missing-on-possible-owner.ts';
import hostInstanceOffCluster from './host/host-instance-off-cluster.ts';
import hostInstanceOnExcludedNode from './host/host-instance-on-excluded-node.ts';
import hostInstanceOnNonMember from './host/host-instance-on-non-member.ts';
import hostMissingNetworkNameDependency from './host/host-missing-network-name-dependency.ts';
import hostNotHighlyAvailable from './host/host-not-highly-available.ts';
import hostWithoutInstances from './host/host-without-instances.ts';
import isolatedHostClustered from './host/isolated-host-clustered.ts';
import restartDisabled from './host/restart-disabled.ts';
import biztalkAdministratorsMissing from './installation/biztalk-administrators-missing.ts';
import configuringAccountNotBiztalkAdministrator from './installation/configuring-account-not-biztalk-administrator.ts';
import hostsNotFaultTolerant from './installation/hosts-not-fault-tolerant.ts';
import installPrerequisiteMissing from './installation/install-prerequisite-missing.ts';
import separateClustersRecommended from './installation/separate-clusters-recommended.ts';
import twoComputerTopology from './installation/two-computer-topology.ts';
import versionPairingUnsupported from './installation/version-pairing-unsupported.ts';
import ambiguousReference from './language/ambiguous-reference.ts';
import duplicateName from './language/duplicate-name.ts';
import duplicateProperty from './language/duplicate-property.ts';
import importNotFound from './language/import-not-found.ts';
import invalidValue from './language/invalid-value.ts';
import missingProperty from './language/missing-property.ts';
import settingNotForThisWindowsVersion from './language/setting-not-for-this-windows-version.ts';
import suppressionWithoutReason from './language/suppression-without-reason.ts';
import unknownProperty from './language/unknown-property.ts';
import unknownRule from './language/unknown-rule.ts';
import unresolvedReference from './language/unresolved-reference.ts';
import unusedSuppression from './language/unused-suppression.ts';
import msmqHandlerHostNotClustered from './msmq/msmq-handler-host-not-clustered.ts';
import msmqLocalServiceMissing from './msmq/msmq-local-service-missing.ts';
import msmqMissingDiskDependency from './msmq/msmq-missing-disk-dependency.ts';
import msmqMissingHostDependency from './msmq/msmq-missing-host-dependency.ts';
import msmqMissingNetworkNameDependency from './msmq/msmq-missing-network-name-dependency.ts';
import msmqNetworkNameKerberosDisabled from './msmq/msmq-network-name-kerberos-disabled.ts';
import msmqNotInHostGroup from './msmq/msmq-not-in-host-group.ts';
import msmqResourceMissing from './msmq/msmq-resource-missing.ts';
import type { Rule } from './rule.ts';
import sqlMissingDiskDependency from './sql/sql-missing-disk-dependency.ts';
import sqlMissingNetworkNameDependency from './sql/sql-missing-network-name-dependency.ts';
import sqlNotClustered from './sql/sql-not-clustered.ts';
import sqlVersionNotSupported from './sql/sql-version-not-supported.ts';
import iisScriptNotRenamed from './sso/iis-script-not-renamed.ts';
import masterSecretServerIsNode from './sso/master-secret-server-is-node.ts';
import masterSecretServerMissing from './sso/master-secret-server-missing.ts';
import masterSecretServerNotClustered from './sso/master-secret-server-not-clustered.ts';
import masterSecretServerOnNlb from './sso/master-secret-server-on-nlb.ts';
import ssoAccountClusterFullControl from './sso/sso-account-cluster-full-control.ts';
import ssoAccountLogonAsService from './sso/sso-account-logon-as-service.ts';
import ssoAccountNotAdministrator from './sso/sso-account-not-administrator.ts';
import ssoAdministratorsMissing from './sso/sso-administrators-missing.ts';
import ssoConfiguringAccountNotAdministrator from './sso/sso-configuring-account-not-administrator.ts';
import ssoGroupNameNonstandard from './sso/sso-group-name-nonstandard.ts';
import ssoHostInDifferentGroup from './sso/sso-host-in-different-group.ts';
import ssoIisInDifferentGroup from './sso/sso-iis-in-different-group.ts';
import ssoIisNotClustered from './sso/sso-iis-not-clustered.ts';
import ssoMissingNetworkNameDependency from './sso/sso-missing-network-name-dependency.ts';
import ssoNotClusteredWithClusteredHosts from './sso/sso-not-clustered-with-clustered-hosts.ts';
import ssoRegistryReplication from './sso/sso-registry-replication.ts';
import ssoSecretBackupMissing from './sso/sso-secret-backup-missing.ts';
import ssoServerNameMismatch from './sso/sso-server-name-mismatch.ts';
import ssoServiceName from './sso/sso-service-name.ts';
import ssoSeveralResources from './sso/sso-several-resources.ts';
import ssoStartParameters from './sso/sso-start-parameters.ts';
import ssoUnclusteredHostInstance from './sso/sso-unclustered-host-instance.ts';
import ssoUseNetworkNameUnchecked from './sso/sso-use-network-name-unchecked.ts';

export const rules: readonly Rule[] = [
  ambiguousReference,
  duplicateName,
  duplicateProperty,
  importNotFound,
  invalidValue,
  missingProperty,
  settingNotForThisWindowsVersion,
  suppressionWithoutReason,
  unknownProperty,
  unknownRule,
  unresolvedReference,
  unusedSuppression,
  clusterNeedsTwoNodes,
  dependencyCycle,
  dependencyOutsideGroup,
  diskInUse,
  groupCannotFailOver,
  groupMissingIpAddress,
  groupMissingNetworkName,
  groupMissingPhysicalDisk,
  ipAddressInUse,
  ipAddressInvalid,
  ipNetbiosDisabled,
  networkNameInvalid,
  networkNameMissingIpDependency,
  networkNameNotUnique,
  possibleOwnerNotANode,
  possibleOwnersIncomplete,
  preferredOwnersIncomplete,
  resourceInQuorumGroup,
  unneededDependency,
  dtcAuthenticationNotRecommended,
  dtcAuthenticationUnsupported,
  dtcCommunicationDisabled,
  dtcLocalOn2003Cluster,
  dtcMissingDiskDependency,
  dtcMissingNetworkNameDependency,
  dtcNetworkAccessDisabled,
  dtcNotClustered,
  sqlMissingDiskDependency,
  sqlMissingNetworkNameDependency,
  sqlNotClustered,
  sqlVersionNotSupported,
  msmqHandlerHostNotClustered,
  msmqLocalServiceMissing,
  msmqMissingDiskDependency,
  msmqMissingHostDependency,
  msmqMissingNetworkNameDependency,
  msmqNetworkNameKerberosDisabled,
  msmqNotInHostGroup,
  msmqResourceMissing,
  baseEdiDeprecated,
  baseEdiRemoved,
  baseEdiRequiresUpgrade,
  fileLocationNotHighlyAvailable,
  fileLocationUsesNodeName,
  fileShareAccountNeedsFullControl,
  fileShareMissingDiskDependency,
  fileShareMissingNetworkNameDependency,
  fileSharePathNotOnClusterDisk,
  iisScriptNotRenamed,
  masterSecretServerIsNode,
  masterSecretServerMissing,
  masterSecretServerNotClustered,
  masterSecretServerOnNlb,
  ssoAccountClusterFullControl,
  ssoAccountLogonAsService,
  ssoAccountNotAdministrator,
  ssoAdministratorsMissing,
  ssoConfiguringAccountNotAdministrator,
  ssoGroupNameNonstandard,
  ssoHostInDifferentGroup,
  ssoIisInDifferentGroup,
  ssoIisNotClustered,
  ssoMissingNetworkNameDependency,
  ssoNotClusteredWithClusteredHosts,
  ssoRegistryReplication,
  ssoSecretBackupMissing,
  ssoServerNameMismatch,
  ssoServiceName,
  ssoSeveralResources,
  ssoStartParameters,
  ssoUnclusteredHostInstance,
  ssoUseNetworkNameUnchecked,
  failoverDisabled,
  handlerWithoutBenefitInClusteredHost,
  hostClusterNeedsTwoServers,
  hostClusteredTwice,
  hostClusteredWithoutBenefit,
  hostClusteringNeedsEnterpriseEdition,
  hostInstanceDisabled,
  hostInstanceMissingOnPossibleOwner,
  hostInstanceOffCluster,
  hostInstanceOnExcludedNode,
  hostInstanceOnNonMember,
  hostMissingNetworkNameDependency,
  hostNotHighlyAvailable,
  hostWithoutInstances,
  isolatedHostClustered,
  restartDisabled,
  ftpReceiveMultipleInstances,
  ftpReceiveNotClustered,
  orderedDeliveryAdapterUnsupported,
  orderedDeliveryMultipleInstances,
  orderedDeliveryNotClustered,
  pop3ClusteringNotNeeded,
  pop3ConcurrencyUnspecified,
  pop3ReceiveMultipleInstances,
  pop3ReceiveNotClustered,
  biztalkAdministratorsMissing,
  configuringAccountNotBiztalkAdministrator,
  hostsNotFaultTolerant,
  installPrerequisiteMissing,
  separateClustersRecommended,
  twoComputerTopology,
  versionPairingUnsupported,
];

/** The rule with this code. */
export function ruleByCode(code: string): Rule | undefined {
  return rules.find((rule) => rule.code === code);
}
