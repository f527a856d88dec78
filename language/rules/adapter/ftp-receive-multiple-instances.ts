/** FTP locks no files, so only one instance may fetch them. */
import { defineRule } from '../rule.ts';
import { inSeveralInstances } from './single-instance.ts';

export default defineRule({
  code: 'ftp-receive-multiple-instances',
  section: 'adapter',
  severity: 'error',
  on: 'host',
  summary: 'An unclustered host that receives over FTP has more than one instance.',
  source: { basis: 'stated', lines: [1088, 1219] },
  *check(host) {
    yield* inSeveralInstances(host, 'ftp', {
      does: () => 'receives over FTP',
      why: 'FTP locks no files, so each instance may fetch its own copy of the same file.',
    });
  },
});
