/** What of a runbook the reader wants to see: the lists above its steps. */

/** In what a step is done: where it can be done in both, the reader may want to see only one. */
export const tracks = ['both', 'console', 'commands'] as const;
export type Track = (typeof tracks)[number];

export interface Filters {
  /** Only steps at this place, or at several of which it is one; all where it is empty. */
  readonly where: string;
  /** Only steps of this role or account; all where it is empty. */
  readonly who: string;
  readonly track: Track;
}

/** Whether a step that is done there is for who works at the chosen place, as at the node of "the node that owns App (BTS01)". */
export function isAt(where: string, chosen: string): boolean {
  return where === chosen || where.split(/[\s(),]+/).includes(chosen);
}

/** What changes by a choice in one of the lists; nothing for another list. */
export function filtered(list: string, value: string): Partial<Filters> {
  switch (list) {
    case 'where':
      return { where: value };
    case 'who':
      return { who: value };
    case 'track':
      return { track: tracks.find((track) => track === value) ?? 'both' };
    default:
      return {};
  }
}
