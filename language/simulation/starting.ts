/** Whether something could start on a computer, were everything around it as it is: what placing and watching groups ask. */
import { sure } from '../model/sure.ts';
import type { BiztalkHostResource, Computer, Entsso, Node, Resource } from '../model/topology.ts';
import type { Cause } from './causes.ts';
import type { Facts } from './facts.ts';
import { isBrokenOn, isServiceBroken, type Situation } from './situation.ts';

/** What is known of the rest of the topology while something starts. */
export interface Surroundings {
  /** Whether a computer without a copy of the master secret could get one; also where the file doesn't say from whom. */
  readonly secretAvailable: () => boolean;
  readonly isOnline: (resource: Resource) => boolean;
}

/** What keeps a resource from starting on the node by itself, apart from what it depends on, and for hosts from Enterprise SSO. */
export function whatKeepsOff(
  resource: Resource,
  node: Node,
  facts: Facts,
  situation: Situation,
  around: Surroundings,
): Cause | undefined {
  if (isBrokenOn(situation, resource, node)) return { code: 'resource-failed', resource, node };
  switch (resource.type) {
    case 'entsso':
      return whatKeepsSsoOff(resource, node, facts, situation, around);
    case 'biztalkHost':
      return whatKeepsHostOff(resource, node, situation);
    case 'iis':
      return node.iis === false || isServiceBroken(situation, node, 'iis')
        ? { code: 'no-iis', computer: node }
        : undefined;
    default:
      return undefined;
  }
}

/**
 * The master secret server has the secret on its disk, on the nodes on which it was made or restored; another Enterprise SSO
 * service gets a copy when it starts (white paper, line 455) and keeps it in memory until it stops (142).
 */
function whatKeepsSsoOff(
  entsso: Entsso,
  node: Node,
  { masterSecretServer, topology }: Facts,
  situation: Situation,
  around: Surroundings,
): Cause | undefined {
  if (masterSecretServer === entsso) {
    const made = situation.secretMadeOn;
    const missing = topology.sso?.secretBackup === undefined && made !== undefined && made !== node;
    return missing ? { code: 'secret-not-restored', entsso, node } : undefined;
  }
  if (masterSecretServer === node) return undefined;
  if (situation.cachedBy.get(entsso) === node || around.secretAvailable()) return undefined;
  return { code: 'no-master-secret', computer: node };
}

/** A clustered host needs an enabled instance on the node (white paper, lines 1145-1146). */
function whatKeepsHostOff({ host }: BiztalkHostResource, node: Node, situation: Situation): Cause | undefined {
  if (!host) return undefined;
  if (host.isolated) return { code: 'isolated-host-clustered', host };
  const instances = node.instances.filter((instance) => instance.host === host);
  const instance = instances.find(({ disabled }) => !disabled) ?? instances[0];
  if (!instance) return { code: 'no-instance', host, node };
  if (instance.disabled) return { code: 'instance-disabled', instance };
  return situation.brokenInstances.has(instance) ? { code: 'instance-failed', instance } : undefined;
}

/**
 * What keeps hosts on the computer from finding Enterprise SSO there: they depend on the service of their own computer (white
 * paper, line 1104), which is the clustered one where the cluster has it.
 * @param comingAlong clustered services that would come to the computer together with the host
 */
export function whatKeepsSsoFrom(
  computer: Computer,
  facts: Facts,
  situation: Situation,
  around: Surroundings,
  comingAlong: readonly Resource[] = [],
): Cause | undefined {
  const entssos = computer.kind === 'node' ? sure(facts.clusters.get(computer.cluster)).entssos : [];
  const [first] = entssos;
  if (first) {
    const here = entssos.some(
      (entsso) =>
        comingAlong.includes(entsso) || (around.isOnline(entsso) && situation.owners.get(entsso.group) === computer),
    );
    return here ? undefined : { code: 'sso-elsewhere', entsso: first, computer };
  }
  if (isServiceBroken(situation, computer, 'sso')) return { code: 'service-failed', computer, service: 'sso' };
  if (facts.masterSecretServer === computer || situation.cachedOn.has(computer) || around.secretAvailable()) {
    return undefined;
  }
  return { code: 'no-master-secret', computer };
}
