/** FTP locks no files, so only one instance may fetch them. */
import { enabledInstances, handlersOf, isUnclustered } from '../../model/queries.ts';
import { clusterFixes } from '../host/clustering.ts';
import { at, defineRule, fix, related, remove } from '../rule.ts';
import { list } from '../wording.ts';
import { runningOn } from './instances.ts';

export default defineRule({
  code: 'ftp-receive-multiple-instances',
  section: 'adapter',
  severity: 'error',
  on: 'host',
  summary: 'An unclustered host that receives over FTP has more than one instance.',
  source: { basis: 'stated', lines: [1088, 1219] },
  *check(host) {
    const handlers = handlersOf(host, 'FTP', 'receive');
    const computers = runningOn(host);
    if (handlers.length === 0 || computers.length < 2 || !isUnclustered(host)) return;
    yield at(
      host,
      'name',
      `Unclustered host ${host.name} receives over FTP in instances on ${list(computers.map(({ name }) => name))}. FTP locks no files, so each instance may fetch its own copy of the same file.`,
      ...handlers.map((handler) => related(handler, 'name', 'The FTP receive handler runs in the host.')),
      ...clusterFixes(host),
      ...computers.map((kept) =>
        fix(
          `Keep only the instance on ${kept.name}`,
          ...enabledInstances(host)
            .filter(({ computer }) => computer !== kept)
            .map((instance) => remove(instance)),
        ),
      ),
    );
  },
});
