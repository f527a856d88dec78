/** The preview of a topology: picture and runbook as plain JSON, with the places in the source that their parts come from. */
import { buildRunbook, drawTopology, flattenRunbook, locateWhole, type model, syntaxErrorCode } from '#language';
import type { Analysed } from './lsp/analysis.ts';
import { locationOf } from './lsp/convert.ts';
import type { SharedServices } from './lsp/services.ts';
import type { Location, Preview } from './protocol.ts';

export function previewOf({ program, problems }: Analysed, shared: SharedServices): Preview {
  const { topology, root } = program;
  const drawn = drawTopology(topology);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const keys = new Map<model.Origin, string>([...drawn.places].map(([key, origin]) => [origin, key]));
  /** A part of the runbook that is in the picture too has the same key there, so that both are marked together. */
  const keyOf = (origin: model.Origin): string => {
    const key = keys.get(origin) ?? `step-${keys.size}`;
    keys.set(origin, key);
    return key;
  };
  const runbook = flattenRunbook(buildRunbook(topology, errors), keyOf);
  const places = [...keys].map(([origin, key]): [string, Location] => [key, locationOf(shared, locateWhole(origin))]);
  return {
    title: topology.title ?? root.uri.path.slice(root.uri.path.lastIndexOf('/') + 1),
    syntaxErrors: problems.filter(({ code }) => code === syntaxErrorCode).length,
    picture: drawn.svg,
    pictureText: drawn.text,
    runbook,
    places: Object.fromEntries(places),
  };
}
