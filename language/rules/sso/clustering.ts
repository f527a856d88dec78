/** What it takes to have the master secret server clustered, where nothing speaks against it. */
import { freshName } from '../../model/fresh-names.ts';
import { entssosOf, placementOf } from '../../model/master-secret-server.ts';
import {
  commonOwnersOf,
  entssoOf,
  firstOnCluster,
  hasBiztalk,
  networkNameOf,
  resourcesOf,
} from '../../model/queries.ts';
import type { Cluster, Computer, Entsso, Group, Instance, Sso, Topology } from '../../model/topology.ts';
import { isSameName } from '../language/near.ts';
import { add, append, type Edit, type Extra, fix, set } from '../rule.ts';
import { domainsForGroups, membershipIn, missingRoles, useGroupsOf } from './groups.ts';
import { nameAmong } from './names.ts';

/** Nobody chooses among more places than these in a menu. */
const mostChoices = 5;

/**
 * For each of the five best places a fix that has the master secret server there: an Enterprise SSO service that is clustered
 * already, or a group in which it can be clustered. The computer's own cluster comes first; where BizTalk Server runs comes
 * last, as its hosts would have to stay with Enterprise SSO from then on (white paper, line 1104).
 */
export function clusterMasterFixes(sso: Sso, computer: Computer, topology: Topology): readonly Extra[] {
  const rank = (choice: Entsso | Group) => {
    const { cluster } = choice.kind === 'group' ? choice : choice.group;
    if (computer.kind === 'node' && computer.cluster === cluster) return 0;
    const isBeside = cluster.nodes.some((node) => hasBiztalk(node, topology));
    return (isBeside ? 3 : 1) + (choice.kind === 'group' ? 1 : 0);
  };
  const choices = [...existing(topology), ...suitableGroups(topology)]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostChoices);
  return choices.map((choice) =>
    choice.kind === 'group'
      ? fix(`Cluster Enterprise SSO in ${nameAmong(choice, choices)}`, ...clusterIn(choice, sso, topology))
      : fix(
          `Make ${nameAmong(choice, choices)} the master secret server`,
          set(sso, 'masterSecretServer', { reference: choice }),
        ),
  );
}

function existing(topology: Topology): readonly Entsso[] {
  return entssosOf(topology).filter((entsso) => placementOf(entsso).is === 'clustered');
}

function suitableGroups(topology: Topology): readonly Group[] {
  // Where the groups of its administrators are neither stated nor can be, there would be an error about them.
  if (missingRoles(topology).length > 0 && domainsForGroups(topology).length === 0) return [];
  return topology.clusters
    .filter((cluster) => takesEntsso(cluster) && !cluster.damaged)
    .flatMap((cluster) => cluster.groups.filter((group) => takesEntssoIn(group, topology)));
}

/** A cluster has one Enterprise SSO service, and it needs a clustered DTC (white paper, lines 623 and 646). */
function takesEntsso(cluster: Cluster): boolean {
  return cluster.type === 'failover' && !entssoOf(cluster) && firstOnCluster(cluster, 'dtc') !== undefined;
}

/**
 * A group other than the quorum group, with a Network Name and an IP Address (white paper, line 648), that has all clustered
 * hosts and the web service of its cluster (760, 793), and that no unclustered host would hold back (766).
 */
function takesEntssoIn(group: Group, { biztalkGroups }: Topology): boolean {
  const { cluster } = group;
  const name = networkNameOf(group);
  if (group.quorum || group.damaged || !name || resourcesOf(group, 'ip').length === 0) return false;
  if (commonOwnersOf(group).length < 2) return false;
  const belongsElsewhere = (['biztalkHost', 'iis'] as const).some((type) =>
    cluster.groups.some((other) => other !== group && resourcesOf(other, type).length > 0),
  );
  const isOtherServer = biztalkGroups.some(({ ssoServer }) => ssoServer && !isSameName(ssoServer, name.networkName));
  if (belongsElsewhere || isOtherServer) return false;
  const hasWeb = resourcesOf(group, 'iis').length > 0;
  return cluster.nodes.every(({ instances }) => instances.every((instance) => mayStay(instance, hasWeb)));
}

/** Whether a host instance can be on a node of a cluster where Enterprise SSO is clustered. */
function mayStay({ host, disabled }: Instance, hasWeb: boolean): boolean {
  return host.isolated ? hasWeb : disabled || host.clusteredAs.length > 0;
}

/** The resource, what its account needs on a cluster, and its groups where they aren't stated. */
function clusterIn(group: Group, sso: Sso, topology: Topology): readonly Edit[] {
  const name = freshName(topology, 'ENTSSO');
  const missing = missingRoles(topology);
  const [domain] = domainsForGroups(topology);
  return [
    add(group, {
      keyword: 'entsso',
      name,
      dependsOn: [networkNameOf(group)].flatMap((dependency) => dependency ?? []),
    }),
    ...accountEdits(sso, group.cluster, topology),
    ...(domain && missing.length > 0 ? useGroupsOf(domain, missing, topology) : []),
    set(sso, 'masterSecretServer', { reference: name }),
  ];
}

/**
 * The account has to log on as a service on every node, to be an administrator of Enterprise SSO, and on Windows Server 2003 to
 * have Full Control of the cluster (white paper, lines 483 and 528 to 533).
 */
function accountEdits({ serviceAccount: account, administrators }: Sso, cluster: Cluster, topology: Topology) {
  const edits: Edit[] = [];
  if (administrators) edits.push(...membershipIn('administrators', administrators, topology));
  if (!account) return edits;
  if (!account.rights.includes('logOnAsService')) edits.push(append(account, 'rights', 'logOnAsService'));
  if (cluster.windows === '2003' && !cluster.fullControl.items.includes(account)) {
    edits.push(append(cluster, 'fullControl', account));
  }
  return edits;
}
