/** What the cluster would copy from node to node in the registry may keep Enterprise SSO from failing over. */
import { at, defineRule, fix, remove } from '../rule.ts';
import { listSome } from '../wording.ts';

export default defineRule({
  code: 'sso-registry-replication',
  section: 'sso',
  severity: 'warning',
  on: 'entsso',
  summary: 'Registry keys are replicated for a clustered Enterprise SSO service.',
  source: { basis: 'stated', lines: [662, 668, 1007] },
  fixAll: true,
  *check(entsso) {
    const { name, registryReplication: keys } = entsso;
    if (keys.length === 0) return;
    yield at(
      entsso,
      { property: 'registryReplication' },
      `${name} has the cluster replicate ${listSome(keys)}. It needs no registry replication, which may make its failover fail.`,
      fix('Replicate no registry keys', remove(entsso, { property: 'registryReplication' })),
    );
  },
});
