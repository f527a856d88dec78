/** Lines above declarations: the way to the preview, and which single failures a group or a host survives. */
import { UriUtils } from 'langium';
import { type CodeLens, type CodeLensParams, Command, type Position, type Range } from 'vscode-languageserver';
import { ast, computersOf, elementOf, type model, nameNode, partSurvivalOf, symbolsOf } from '#language';
import { showPreviewCommand } from '../protocol.ts';
import { declarationAt, placeOf } from './at-cursor.ts';
import { documentAt, startOfFile } from './convert.ts';
import type { Session } from './session.ts';
import { switchedOff } from './user-settings.ts';

/** Every computer's failure is simulated: in larger topologies that would take longer than anyone waits for a line of text. */
export const mostComputers = 50;

/** What a lens that isn't resolved yet is about: the name at this place. */
interface LensData {
  readonly uri: string;
  readonly position: Position;
}

export async function codeLenses({ textDocument }: CodeLensParams, session: Session): Promise<CodeLens[] | null> {
  const uri = UriUtils.normalize(textDocument.uri);
  const document = documentAt(session.shared, uri);
  const topology = topologyWith(uri, session);
  if (!document || !topology) return null;
  const off = await switchedOff('btc.codeLens', textDocument.uri, session);
  const lenses: CodeLens[] = [];
  if (session.client.showsPreview && !off.has('preview')) {
    lenses.push({
      range: startOfFile,
      command: Command.create('Preview: picture and runbook', showPreviewCommand, uri),
    });
  }
  if (off.has('survival') || computersOf(topology).length > mostComputers) return lenses;
  const { byKind } = symbolsOf(document.parseResult.value);
  for (const { node } of [...(byKind.get('group') ?? []), ...(byKind.get('host') ?? [])]) {
    const range: Range | undefined = nameNode(node)?.range;
    if (!range || !isPartThatFails(node)) continue;
    const data: LensData = { uri, position: range.start };
    lenses.push({ range, data });
  }
  return lenses;
}

function isPartThatFails(node: ast.Declaration): boolean {
  return ast.isClusterGroup(node) || ast.isHost(node);
}

/** Only for the lenses that can be seen does the client ask what they say. */
export function resolveCodeLens(lens: CodeLens, session: Session): CodeLens {
  const data = dataOf(lens.data);
  const place = data && placeOf({ textDocument: { uri: data.uri }, position: data.position }, session);
  const node = place && declarationAt(place.document, place.offset);
  const topology = data && topologyWith(data.uri, session);
  const element = node && topology && elementOf(node, topology);
  const part = element?.kind === 'group' || element?.kind === 'host' ? element : undefined;
  const title = part && topology ? survivalText(part, topology) : 'not known';
  // A lens without an action: the command has no name.
  return { range: lens.range, command: Command.create(title, '') };
}

function dataOf(given: unknown): LensData | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { uri, position } = given as Partial<Record<keyof LensData, unknown>>;
  return typeof uri === 'string' && typeof position === 'object' && position !== null
    ? { uri, position: position as Position }
    : undefined;
}

function topologyWith(uri: string, { analysis }: Session): model.Topology | undefined {
  return analysis.programsWith(uri)[0]?.program.topology;
}

/** More names than these make no line that is read. */
const mostNames = 3;

function survivalText(part: model.Group | model.Host, topology: model.Topology): string {
  const { atStart, failures, lostWith } = partSurvivalOf(part, topology);
  if (atStart === 'unknown') return 'whether it survives failures is not known';
  if (atStart === 'lost') return 'does not work even before a failure';
  const all = `${failures} single ${failures === 1 ? 'failure' : 'failures'}`;
  if (lostWith.length === 0) return `survives ${failures === 1 ? 'the one single failure' : `all ${all}`}`;
  const shown = lostWith.slice(0, mostNames).map(({ name }) => name);
  const more = lostWith.length > mostNames ? `, and ${lostWith.length - mostNames} more` : '';
  return `survives ${failures - lostWith.length} of ${all}, not of ${shown.join(', ')}${more}`;
}
