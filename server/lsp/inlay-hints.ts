/** What holds without being written, shown where it would be: owners of groups, and defaults that matter when something fails. */
import { UriUtils } from 'langium';
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import {
  type BtcDocument,
  dependenciesOf,
  locateItem,
  locateName,
  locateWhole,
  type model,
  ownersInOrderOf,
  restartInForce,
  type Span,
  writeName,
} from '#language';
import { documentAt } from './convert.ts';
import type { Session } from './session.ts';
import { type InlayHintKind, switchedOff } from './user-settings.ts';

/** A hint behind the head of a declaration. */
interface Hint {
  readonly kind: InlayHintKind;
  readonly at: number;
  readonly text: string;
  readonly tooltip: string;
  /** Whether the text could stand in the file. */
  readonly isWritable?: true;
}

export async function inlayHints(
  { textDocument, range }: InlayHintParams,
  session: Session,
): Promise<InlayHint[] | null> {
  const uri = UriUtils.normalize(textDocument.uri);
  const document = documentAt(session.shared, uri);
  const topology = session.analysis.programsWith(uri)[0]?.program.topology;
  if (!document || !topology) return null;
  const off = await switchedOff('btc.inlayHints', textDocument.uri, session);
  const { textDocument: text } = document;
  const [start, end] = [text.offsetAt(range.start), text.offsetAt(range.end)];
  const isSeen = (span: Span) => span.uri === uri && span.start <= end && start <= span.end;
  return hintsIn(topology, isSeen)
    .filter(({ kind, at }) => !off.has(kind) && start <= at && at <= end)
    .map((hint) => protocolHint(hint, document));
}

/** Only what can be seen is looked at. */
function hintsIn({ clusters }: model.Topology, isSeen: (span: Span) => boolean): readonly Hint[] {
  const seen = <Of extends model.Element>(elements: readonly Of[]) =>
    elements.filter(({ origin, name }) => name !== '' && isSeen(locateWhole(origin)));
  return seen(clusters)
    .flatMap(({ groups }) => seen(groups))
    .flatMap((group) => [...ownersHint(group), ...seen(group.resources).flatMap(resourceHints)]);
}

function ownersHint(group: model.Group): readonly Hint[] {
  const { preferredOwners, cluster } = group;
  const owners = ownersInOrderOf(group);
  const isWritten =
    owners.length === preferredOwners.items.length &&
    owners.every((owner, index) => owner === preferredOwners.items[index]);
  if (isWritten || cluster.nodes.length === 0) return [];
  const text = owners.length === 0 ? 'no owner' : `owners: ${owners.map(({ name }) => name).join(', ')}`;
  return [
    {
      kind: 'owners',
      at: locateName(group.origin).end,
      text,
      tooltip: 'The nodes on which all of it may run, in the order in which they are tried.',
    },
  ];
}

function resourceHints(resource: model.Resource): readonly Hint[] {
  if (resource.type === 'networkName') return networkNameHint(resource);
  return resource.type === 'biztalkHost' ? [...dependencyHint(resource), ...restartHint(resource)] : [];
}

function networkNameHint({
  origin,
  networkName,
  properties,
}: Extract<model.Resource, { type: 'networkName' }>): readonly Hint[] {
  if (properties.some(({ key }) => key === 'name')) return [];
  return [
    {
      kind: 'networkNames',
      at: locateName(origin).end,
      text: `name: ${networkName}`,
      tooltip: 'The name on the network, where none is stated.',
    },
  ];
}

function dependencyHint(resource: model.Resource): readonly Hint[] {
  const [added] = resource.dependsOn.written ? [] : dependenciesOf(resource);
  if (!added) return [];
  return [
    {
      kind: 'dependencies',
      at: locateName(resource.origin).end,
      text: `dependsOn ${writeName(added.name)}`,
      tooltip: 'BizTalk Server adds this dependency when it clusters the host.',
      isWritable: true,
    },
  ];
}

/** In a word what the settings come to; they stand in the tooltip. */
function restartHint(resource: model.Resource): readonly Hint[] {
  const settings = restartInForce(resource);
  const inForce = (key: string) => settings.find((setting) => setting.key === key)?.value;
  const [attempts, period, failover] = [inForce('attempts'), inForce('period'), inForce('failover')];
  const isStated = settings
    .filter(({ key }) => ['attempts', 'period', 'failover'].includes(key))
    .every(({ stated }) => stated);
  if (isStated || attempts === undefined || period === undefined) return [];
  const restarts = attempts === '0' ? 'no restart' : `restarts ${attempts}× in ${period}`;
  return [
    {
      kind: 'restartPolicy',
      at: endOfHead(resource),
      text: `${restarts}, ${failover === 'yes' ? 'then fails over' : 'then stays failed'}`,
      tooltip: settings.map(({ key, value, stated }) => `${key}: ${value}${stated ? '' : ' (default)'}`).join('\n'),
    },
  ];
}

/** Behind the name and the dependencies. */
function endOfHead({ origin, dependsOn }: model.Resource): number {
  const last = dependsOn.items.at(-1);
  return last ? locateItem(origin, 'dependsOn', last).end : locateName(origin).end;
}

function protocolHint({ at, text, tooltip, isWritable }: Hint, { textDocument }: BtcDocument): InlayHint {
  const position = textDocument.positionAt(at);
  return {
    position,
    label: text,
    tooltip,
    paddingLeft: true,
    ...(isWritable ? { textEdits: [{ range: { start: position, end: position }, newText: ` ${text}` }] } : {}),
  };
}
