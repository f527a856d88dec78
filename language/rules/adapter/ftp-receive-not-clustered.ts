/** As FTP may be received in one instance only, nothing but clustering makes it highly available. */
import { handlersOf, isUnclustered, ssoHeldBy } from '../../model/queries.ts';
import { clusterFixes } from '../host/clustering.ts';
import { at, defineRule, related } from '../rule.ts';
import { runningOn } from './instances.ts';

export default defineRule({
  code: 'ftp-receive-not-clustered',
  section: 'adapter',
  severity: 'warning',
  on: 'host',
  summary: "A host that receives over FTP isn't clustered.",
  source: { basis: 'stated', lines: [1219, 1221] },
  *check(host) {
    const handlers = handlersOf(host, 'FTP', 'receive');
    const { instances } = host;
    if (handlers.length === 0 || host.isolated || !isUnclustered(host)) return;
    if (instances.some((instance) => !instance.computer || ssoHeldBy(instance))) return;
    const [only, another] = runningOn(host);
    // Where none is enabled nothing is received yet.
    if (!only || another) return;
    yield at(
      host,
      'name',
      `Host ${host.name} receives over FTP in a single instance, on ${only.name}, and isn't clustered. Nothing takes over from a failed instance, and a second one beside it would fetch the same files again, as FTP locks none.`,
      ...handlers.map((handler) => related(handler, 'name', 'The FTP receive handler runs in the host.')),
      ...clusterFixes(host),
    );
  },
});
