/** A path through a node ends with that node, though the share behind it moves to another one. */
import { foldersBehindNode, sharedFoldersAt } from '../../model/clustered-shares.ts';
import { folderOf } from '../../model/folder-handlers.ts';
import { at, defineRule, related } from '../rule.ts';
import { handlerName, shareFixes } from './locations.ts';

export default defineRule({
  code: 'file-location-uses-node-name',
  section: 'file',
  severity: 'warning',
  on: 'handler',
  summary: 'A handler reaches a clustered share by the name of a node.',
  source: { basis: 'inferred', lines: [176, 407] },
  fixAll: true,
  *check(handler, whole) {
    const path = folderOf(handler);
    if (!handler.host || path?.kind !== 'network' || sharedFoldersAt(path, whole()).length > 0) return;
    const folders = foldersBehindNode(path, whole());
    const [first] = folders;
    if (!first) return;
    const { node, share } = first;
    yield at(
      handler,
      { property: 'path' },
      `The ${handlerName(handler)} reaches file share ${share.name} by the name of node ${node.name}. When the share has moved to another node, or ${node.name} is down, nothing is found under that name.`,
      related(node, 'name', `${node.name} is a node of cluster ${node.cluster.name}.`),
      ...folders.map((folder) =>
        related(folder.share, 'name', `The share is clustered in group ${folder.share.group.name}.`),
      ),
      ...shareFixes(handler, folders, whole()),
    );
  },
});
