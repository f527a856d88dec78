/** A POP3 server that lets several instances into a mailbox hands the same mail to each. */
import { defineRule } from '../rule.ts';
import { inSeveralInstances } from './single-instance.ts';

export default defineRule({
  code: 'pop3-receive-multiple-instances',
  section: 'adapter',
  severity: 'error',
  on: 'host',
  summary:
    'An unclustered host that receives over POP3 from a server with concurrent connections has more than one instance.',
  source: { basis: 'stated', lines: [1088, 1247] },
  *check(host) {
    yield* inSeveralInstances(host, 'pop3', {
      does: () => 'receives over POP3',
      why: 'The mail server allows several connections to one mailbox, so each instance may fetch its own copy of the same e-mail.',
    });
  },
});
