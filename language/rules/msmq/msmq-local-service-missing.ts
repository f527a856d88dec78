/** The MSMQ receive handler needs the node's own Message Queuing service besides the clustered one. */
import { receiversOn } from '../../model/message-queuing.ts';
import { at, defineRule, fix, related, set } from '../rule.ts';
import { listSome } from '../wording.ts';

export default defineRule({
  code: 'msmq-local-service-missing',
  section: 'msmq',
  severity: 'error',
  on: 'node',
  summary:
    'A node that may run a clustered host with an MSMQ receive handler has no Message Queuing service of its own.',
  source: { basis: 'stated', lines: [1239] },
  fixAll: true,
  *check(node) {
    const isInvalid = node.messageQueuing === undefined && node.properties.some(({ key }) => key === 'messageQueuing');
    if (node.messageQueuing || isInvalid) return;
    const receivers = receiversOn(node);
    if (receivers.length === 0) return;
    const names = listSome(receivers.map(({ name }) => name));
    yield at(
      node,
      { property: 'messageQueuing' },
      `${node.name} has no Message Queuing service of its own, and may run ${names}, which ${receivers.length > 1 ? 'receive' : 'receives'} over MSMQ. The receive handler needs the local service of its node besides the clustered one.`,
      ...receivers.map((resource) =>
        related(resource, 'name', `${node.name} is a possible owner of ${resource.name}.`),
      ),
      fix(`Install Message Queuing on ${node.name}`, set(node, 'messageQueuing', { word: 'yes' })),
    );
  },
});
