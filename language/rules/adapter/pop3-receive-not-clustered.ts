/** As such mailboxes may be read in one instance only, nothing but clustering makes that highly available. */
import { defineRule } from '../rule.ts';
import { inOneInstance } from './single-instance.ts';

export default defineRule({
  code: 'pop3-receive-not-clustered',
  section: 'adapter',
  severity: 'warning',
  on: 'host',
  summary: "A host that receives over POP3 from a server with concurrent connections isn't clustered.",
  source: { basis: 'stated', lines: [1088, 1247] },
  *check(host) {
    yield* inOneInstance(host, 'pop3', {
      does: () => 'receives over POP3',
      why: 'Nothing takes over from a failed instance, and a second one beside it would fetch the same e-mail again, as the server allows several connections to one mailbox.',
    });
  },
});
