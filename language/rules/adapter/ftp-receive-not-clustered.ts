/** As FTP may be received in one instance only, nothing but clustering makes it highly available. */
import { defineRule } from '../rule.ts';
import { inOneInstance } from './single-instance.ts';

export default defineRule({
  code: 'ftp-receive-not-clustered',
  section: 'adapter',
  severity: 'warning',
  on: 'host',
  summary: "A host that receives over FTP isn't clustered.",
  source: { basis: 'stated', lines: [1219, 1221] },
  *check(host) {
    yield* inOneInstance(host, 'ftp', {
      does: () => 'receives over FTP',
      why: 'Nothing takes over from a failed instance, and a second one beside it would fetch the same files again, as FTP locks none.',
    });
  },
});
