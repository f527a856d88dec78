/** Nothing takes over from a master secret server that isn't clustered. */
import { placementOf } from '../../model/master-secret-server.ts';
import type { Computer } from '../../model/topology.ts';
import { at, defineRule, related } from '../rule.ts';
import { clusterMasterFixes } from './clustering.ts';

export default defineRule({
  code: 'master-secret-server-not-clustered',
  section: 'sso',
  severity: 'warning',
  on: 'sso',
  summary: "The master secret server isn't clustered.",
  source: { basis: 'stated', lines: [139, 150, 455, 1104] },
  *check(sso, whole) {
    if (sso !== whole().sso || !sso.masterSecretServer) return;
    const placement = placementOf(sso.masterSecretServer);
    if (placement.is !== 'unclustered' || isHalfTyped(placement.computer)) return;
    const { computer } = placement;
    const where =
      computer.kind === 'node'
        ? `a node of ${computer.cluster.name} without clustered Enterprise SSO`
        : 'a single computer';
    yield at(
      sso,
      { property: 'masterSecretServer' },
      `The master secret server is ${computer.name}, ${where}. Its failure is system-wide, as BizTalk Server can't process documents without the master secret.`,
      related(computer, 'name', 'The master secret server.'),
      ...clusterMasterFixes(sso, computer, whole()),
    );
  },
});

/** Enterprise SSO may be clustered where a syntax error stands. */
function isHalfTyped(computer: Computer): boolean {
  if (computer.kind === 'server') return false;
  return [computer.cluster, ...computer.cluster.groups].some(({ damaged }) => damaged);
}
