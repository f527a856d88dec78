/** On a Windows Server 2003 cluster no wizard installs what BizTalk Server needs, so that has to be done by hand. */
import { hasBiztalk } from '../../model/queries.ts';
import { at, defineRule, fix, related, set } from '../rule.ts';

/** What is missing, in the words of a message, and what the fix does. */
const prerequisites = [
  { key: 'iis', without: 'without Internet Information Services', title: 'Install Internet Information Services' },
  {
    key: 'comPlusRemote',
    without: 'without COM+ for remote transactions',
    title: 'Enable COM+ for remote transactions',
  },
  {
    key: 'aspNet',
    without: 'without the ASP.NET web service extension',
    title: 'Enable the ASP.NET web service extension',
  },
] as const;

export default defineRule({
  code: 'install-prerequisite-missing',
  section: 'installation',
  severity: 'error',
  on: 'node',
  summary: 'A node of a Windows Server 2003 cluster lacks something that has to be there before BizTalk Server.',
  source: { basis: 'stated', lines: [[1118, 1124]] },
  fixAll: true,
  *check(node, whole) {
    const { cluster, name } = node;
    if (cluster.windows !== '2003' || cluster.type !== 'failover' || !hasBiztalk(node, whole())) return;
    for (const { key, title, without } of prerequisites) {
      if (node[key] !== false) continue;
      yield at(
        node,
        { property: key },
        `${name} is to run BizTalk Server ${without}. The wizard that would see to it isn't there on a Windows Server 2003 cluster, so it has to be done by hand before BizTalk Server is installed.`,
        related(cluster, { property: 'windows' }, `${cluster.name} is a Windows Server 2003 cluster.`),
        fix(`${title} on ${name}`, set(node, key, { word: 'yes' })),
      );
    }
  },
});
