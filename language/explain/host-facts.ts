/** What is told of hosts and their instances: where they are clustered, where they run, and what they run. */
import { singleInstanceHandlers } from '../model/single-instance.ts';
import type { Host, Instance } from '../model/topology.ts';
import { placementOf } from '../simulation/index.ts';
import { type Explainer, type Fact, fact } from './fact.ts';
import { listOf, type Phrase, say, words } from './phrase.ts';

export function hostFacts(host: Host, { topology, name, names }: Explainer): readonly Fact[] {
  const instances = host.instances.map(({ computer, name: written, disabled }) =>
    disabled ? say`${computer ? name(computer) : written} (disabled)` : say`${computer ? name(computer) : written}`,
  );
  const clustered = host.clusteredAs.map(({ group }) => {
    const { startsOn } = placementOf(group, topology);
    return startsOn ? say`in ${name(group)}, which starts on ${name(startsOn)}` : say`in ${name(group)}`;
  });
  return [
    ...fact('Account', host.account && say`${name(host.account)}`),
    ...fact('Kind', host.isolated ? say`isolated: its processes run outside of BizTalk Server, as in IIS` : undefined),
    ...fact('Clustered', clustered.length > 0 ? listOf(clustered) : say`no`),
    ...fact('Instances on', instances.length > 0 ? listOf(instances) : say`no computer`),
    ...fact('Runs', host.handlers.length > 0 ? names(host.handlers) : undefined),
    ...fact('One instance at a time', singleText(host)),
  ];
}

/** What asks for it, each with its reason in a word. */
function singleText(host: Host): Phrase | undefined {
  const reasons = [
    ...singleInstanceHandlers(host, 'ftp').map(() => 'FTP locks no files'),
    ...singleInstanceHandlers(host, 'pop3').map(() => 'the POP3 server allows several connections to a mailbox'),
    ...singleInstanceHandlers(host, 'ordered').map(({ adapter }) => `messages from ${adapter.name} keep their order`),
  ];
  return reasons.length > 0 ? listOf([...new Set(reasons)].map(words)) : undefined;
}

export function instanceFacts({ host, computer, disabled }: Instance, { topology, name }: Explainer): readonly Fact[] {
  const [resource] = host.clusteredAs;
  const node = resource && placementOf(resource.group, topology).startsOn;
  return [
    ...fact('Host', say`${name(host)}`),
    ...fact('Computer', computer && say`${name(computer)}`),
    ...fact('Starts', disabled ? say`no, it is disabled` : undefined),
    ...fact(
      'Clustered',
      resource
        ? say`with group ${name(resource.group)}: it runs while the group is on its computer${node ? (node === computer ? say`, as at the start` : say`; at the start that is on ${name(node)}`) : []}`
        : say`no, it runs whenever its computer does`,
    ),
  ];
}
