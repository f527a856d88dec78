/** What the white paper says about parts like this one, with the lines that say it. */
import { isOfAdapter } from '../model/queries.ts';
import type { Adapter, Element, Handler, Host, Resource } from '../model/topology.ts';
import { type Explainer, type Fact, fact } from './fact.ts';
import { type Phrase, words } from './phrase.ts';

export function paperFact(element: Element, explainer: Explainer): readonly Fact[] {
  const statements = statementsOn(element, explainer);
  return fact('White paper', statements.length > 0 ? joined(statements) : undefined);
}

/** A sentence, and the lines of the white paper that it rests on. */
type Statement = readonly [sentence: string, ...lines: readonly (number | readonly [number, number])[]];

function joined(statements: readonly Statement[]): Phrase {
  return words(statements.map(([sentence, ...lines]) => `${sentence} (${linesText(lines)})`).join(' '));
}

function linesText(lines: readonly (number | readonly [number, number])[]): string {
  const listed = lines.map((line) => (typeof line === 'number' ? String(line) : `${line[0]}–${line[1]}`)).join(', ');
  return `${lines.length === 1 && typeof lines[0] === 'number' ? 'line' : 'lines'} ${listed}`;
}

function statementsOn(element: Element, explainer: Explainer): readonly Statement[] {
  switch (element.kind) {
    case 'resource':
      return onResource(element, explainer);
    case 'host':
      return onHost(element);
    case 'instance':
      return [
        ['Server scope: if the host instance fails, what it houses takes no part in processing documents.', 144],
        ...(element.host.clusteredAs.length > 0 ? [instanceOnEveryOwner] : []),
      ];
    case 'adapter':
      return onAdapter(element);
    case 'handler':
      return onHandler(element);
    case 'cluster':
      return element.type === 'failover'
        ? [['A failover cluster is two or more computers with an identical copy of what they run.', 119]]
        : [["The master secret server can't be on a network load balancing cluster.", 475]];
    default:
      return [];
  }
}

const instanceOnEveryOwner: Statement = [
  "The host needs an instance that can start on every possible owner, or it can't fail over there.",
  1145,
  1146,
  1194,
];

function onResource(resource: Resource, { topology: { sso, biztalkGroups } }: Explainer): readonly Statement[] {
  switch (resource.type) {
    case 'networkName':
      return [['It depends on an IP Address of its group.', 241]];
    case 'sqlServer': {
      const databases = [sso?.database, ...biztalkGroups.map(({ database }) => database)];
      return databases.includes(resource)
        ? [["Systemwide scope: if SQL Server fails, BizTalk Server can't process documents.", 138]]
        : [];
    }
    case 'dtc':
      return [
        ['It depends on a Network Name and a disk.', 291],
        [
          'Server scope: if MSDTC fails, so does what needs transactions there; systemwide where SQL Server or the master secret server uses it.',
          143,
        ],
      ];
    case 'msmq':
      return [
        ['It depends on a Network Name and a disk.', [386, 388]],
        ['Server scope: if Message Queuing fails, what works with its queues halts.', 145],
      ];
    case 'fileShare':
      return [
        ['It depends on a Network Name and a disk.', 443],
        ['Server scope: if the file system fails, what works on its files halts.', 148],
      ];
    case 'entsso':
      return sso?.masterSecretServer === resource ? masterSecret : [['It depends on a Network Name.', 641, 660]];
    case 'biztalkHost':
      return [
        ['Clustering the host makes it depend on the Network Name of its group.', 1151],
        instanceOnEveryOwner,
        [
          'Host clustering needs the Enterprise Edition, and two servers of the BizTalk group on the cluster.',
          1092,
          1096,
        ],
      ];
    default:
      return [];
  }
}

const masterSecret: readonly Statement[] = [
  ['It depends on a Network Name.', 641, 660],
  ["Systemwide scope: without the master secret server BizTalk Server can't process documents.", 139],
  ['Computers go on with a copy in memory until their Enterprise SSO service restarts.', 142],
];

function onHost(host: Host): readonly Statement[] {
  if (host.isolated || host.handlers.length === 0) return [];
  const gains = host.handlers.some((handler) => onHandler(handler).length > 0);
  return gains
    ? host.clusteredAs.length > 0
      ? [instanceOnEveryOwner]
      : []
    : [['Only receiving over FTP or POP3, MSMQ handlers and ordered delivery gain from clustering.', 1213, 1215]];
}

function onAdapter(adapter: Adapter): readonly Statement[] {
  const statements = new Map(adapter.handlers.flatMap(onHandler).map((statement) => [statement[0], statement]));
  return [...statements.values()];
}

function onHandler(handler: Handler): readonly Statement[] {
  const receives = handler.direction === 'receive';
  if (receives && isOfAdapter(handler, 'FTP')) {
    return [
      [
        'It must not receive in several instances at once, as FTP locks no files: its host is to be clustered.',
        1219,
        1221,
      ],
    ];
  }
  if (receives && isOfAdapter(handler, 'POP3')) {
    return [['Its host is to be clustered where the server allows several connections to one mailbox.', 1247]];
  }
  if (isOfAdapter(handler, 'MSMQ')) {
    return [
      ['Its host is to be clustered in the group of the clustered Message Queuing, and to depend on it.', [1227, 1229]],
      ...(receives ? [localQueuing] : []),
    ];
  }
  return receives && handler.ordered && isOfAdapter(handler, 'MQSeries')
    ? [['Messages keep their order where one instance receives: its host is to be clustered.', 1213, 1251]]
    : [];
}

const localQueuing: Statement = ['Receiving needs the local Message Queuing service beside it.', 1239];
