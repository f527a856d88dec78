/** Enterprise SSO starts only where it reaches the master secret server, and BizTalk Server only where that has started. */
import { entssosOf, placementOf } from '../../model/master-secret-server.ts';
import { hasBiztalk } from '../../model/queries.ts';
import type { Cluster, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related } from '../rule.ts';
import { listSome } from '../wording.ts';
import { nameAmong } from './names.ts';
import { stateInSso } from './setting.ts';
import { isStated, mayBeElsewhere } from './stated.ts';

/** Nobody chooses among more of a kind than these in a menu. */
const mostOfKind = 5;

export default defineRule({
  code: 'master-secret-server-missing',
  section: 'sso',
  severity: 'error',
  on: 'topology',
  summary: 'There is a BizTalk group, and no master secret server is stated.',
  source: { basis: 'stated', lines: [139, 455] },
  *check(topology) {
    const { sso } = topology;
    const groups = topology.biztalkGroups.filter(({ name }) => name !== '');
    const [first, ...others] = groups;
    if (!first || sso?.damaged) return;
    if (sso ? isStated(sso, 'masterSecretServer', topology) : mayBeElsewhere(topology)) return;
    const names = listSome(groups.map(({ name }) => name));
    yield at(
      sso ?? first,
      sso ? 'keyword' : 'name',
      `No master secret server is stated for BizTalk ${groups.length > 1 ? 'groups' : 'group'} ${names}. ` +
        'Enterprise SSO has to reach it in order to start, and BizTalk Server depends on Enterprise SSO.',
      ...(sso ? groups : others).map((group) => related(group, 'name', `${group.name} needs a master secret server.`)),
      ...fixes(topology),
    );
  },
});

/** A clustered service comes first, and of those one that isn't beside BizTalk Server: that one may only serve its own cluster. */
function fixes(topology: Topology): readonly Extra[] {
  const runsBiztalk = ({ nodes }: Cluster) => nodes.some((node) => hasBiztalk(node, topology));
  const entssos = entssosOf(topology)
    .filter((entsso) => placementOf(entsso).is === 'clustered')
    .sort((a, b) => Number(runsBiztalk(a.group.cluster)) - Number(runsBiztalk(b.group.cluster)));
  const servers = topology.servers.filter(({ name }) => name !== '');
  const choices = [...entssos.slice(0, mostOfKind), ...servers.slice(0, mostOfKind)];
  return choices.map((choice) =>
    fix(
      `Make ${nameAmong(choice, choices)} the master secret server`,
      ...stateInSso(topology, [['masterSecretServer', { reference: choice }]]),
    ),
  );
}
