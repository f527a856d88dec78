/** The preview of a topology: picture, findings and runbook as plain JSON, with the places in the source that their parts come from. */
import {
  buildRunbook,
  drawTopology,
  failoverOf,
  flattenRunbook,
  locateWhole,
  type model,
  type Scenario,
  syntaxErrorCode,
} from '#language';
import type { Analysed } from './lsp/analysis.ts';
import { locationOf } from './lsp/convert.ts';
import type { SharedServices } from './lsp/services.ts';
import { findingViews, foundIn } from './preview-findings.ts';
import type { FailoverView, Location, Preview } from './protocol.ts';

/** @param scenario what has happened in the failover view; without it the preview has none */
export function previewOf({ program, problems }: Analysed, shared: SharedServices, scenario?: Scenario): Preview {
  const { topology, root } = program;
  const found = foundIn(problems);
  const drawn = drawTopology(topology, { findings: found.map(({ finding }) => finding) });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const keys = new Map<model.Origin, string>([...drawn.places].map(([key, origin]) => [origin, key]));
  /** What is in the picture too has the same key there, so that both are marked together. */
  const keyOf = (origin: model.Origin): string => {
    const key = keys.get(origin) ?? `part-${keys.size}`;
    keys.set(origin, key);
    return key;
  };
  const runbook = flattenRunbook(buildRunbook(topology, errors), keyOf);
  const failover = scenario && failoverView(topology, scenario, keyOf);
  const places = [...keys].map(([origin, key]): [string, Location] => [key, locationOf(shared, locateWhole(origin))]);
  return {
    title: topology.title ?? root.uri.path.slice(root.uri.path.lastIndexOf('/') + 1),
    syntaxErrors: problems.filter(({ code }) => code === syntaxErrorCode).length,
    picture: drawn.svg,
    pictureText: drawn.text,
    ...findingViews(found, drawn.findings, shared),
    runbook,
    ...(failover ? { failover } : {}),
    places: Object.fromEntries(places),
  };
}

/** The scenario with a key in place of each origin. */
function failoverView(
  topology: model.Topology,
  scenario: Scenario,
  keyOf: (origin: model.Origin) => string,
): FailoverView {
  const { drawn, steps, at, forgotten, words, capabilities, parts, matrix, tolerance, unknown } = failoverOf(
    topology,
    scenario,
  );
  return {
    picture: drawn.svg,
    pictureText: words,
    steps: steps.map(({ title, changes }) => ({
      title,
      changes: changes.map(({ text, reason, tone, origin }) => ({
        text,
        ...(reason === undefined ? {} : { reason }),
        tone,
        place: keyOf(origin),
      })),
    })),
    at,
    forgotten,
    capabilities: capabilities.map(({ origin, ...row }) => (origin ? { ...row, place: keyOf(origin) } : row)),
    parts: parts.map(({ kind, title, of, actions }) => ({ kind, title, place: keyOf(of.origin), actions })),
    matrix,
    tolerance,
    unknown: unknown.map(({ text, origin }) => ({ text, place: keyOf(origin) })),
  };
}
