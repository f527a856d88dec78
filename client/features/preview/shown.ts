/** What a preview shows: the last good answer of the server, and how it relates to the file as it is now. */
import type { FindingView, Location, Position, Preview, Range } from '#protocol';
import type { Content, Notice } from '../../webview/messages.ts';
import { commandsOf } from '../../webview/step-commands.ts';

export interface Shown {
  /** Null where there never was a good answer. */
  readonly content: Content | null;
  /** Where the parts of the content come from. */
  readonly places: Readonly<Record<string, Location>>;
  /** Where the findings of the content are, by their ids. */
  readonly findingPlaces: Readonly<Record<string, Location>>;
  /** Undefined until the first answer. */
  readonly notice: Notice | undefined;
}

export const nothingYet: Shown = { content: null, places: {}, findingPlaces: {}, notice: undefined };

/** A file with syntax errors, or one that is gone, leaves the last good content. */
export function afterAnswer(shown: Shown, preview: Preview | null): Shown {
  if (preview === null) return { ...shown, notice: { is: 'missing' } };
  const { title, picture, pictureText, findings, runbook, failover, places, findingPlaces, syntaxErrors } = preview;
  if (syntaxErrors > 0) return { ...shown, notice: { is: 'syntaxErrors', count: syntaxErrors } };
  return {
    content: { title, picture, pictureText, findings, runbook, ...(failover ? { failover } : {}) },
    places,
    findingPlaces,
    notice: { is: 'current' },
  };
}

export function afterFailure(shown: Shown, error: unknown): Shown {
  const message = error instanceof Error ? error.message : String(error);
  return { ...shown, notice: { is: 'failed', message } };
}

/** The text of a step's command, or undefined where the shown runbook has no such step or command. */
export function commandText({ content }: Shown, stepId: string, command: number): string | undefined {
  const steps = content?.runbook.phases.flatMap((phase) => phase.steps) ?? [];
  const step = steps.find(({ id }) => id === stepId);
  return step && commandsOf(step)[command]?.command.lines.join('\n');
}

/** The shown finding with this id and where it is, or undefined where none has it. */
export function findingWith(
  { content, findingPlaces }: Shown,
  id: string,
): { readonly finding: FindingView; readonly location: Location } | undefined {
  const finding = content?.findings.find((each) => each.id === id);
  const location = Object.hasOwn(findingPlaces, id) ? findingPlaces[id] : undefined;
  return finding === undefined || location === undefined ? undefined : { finding, location };
}

/** The innermost place that the position is in; several where they are written at the same range. */
export function placesAt({ places }: Shown, uri: string, position: Position): readonly string[] {
  const around = Object.entries(places).filter(
    ([, location]) => location.uri === uri && contains(location.range, position),
  );
  return around
    .filter(([, { range }]) => !around.some(([, other]) => isInside(other.range, range)))
    .map(([place]) => place);
}

function contains({ start, end }: Range, position: Position): boolean {
  return order(start, position) <= 0 && order(position, end) <= 0;
}

/** Whether a range lies in another one and is not the same. */
function isInside(inner: Range, outer: Range): boolean {
  const atStart = order(outer.start, inner.start);
  const atEnd = order(inner.end, outer.end);
  return atStart <= 0 && atEnd <= 0 && (atStart < 0 || atEnd < 0);
}

function order(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
