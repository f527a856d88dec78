/** The whole way of texts through the language, stage by stage, as its hosts go it: what any text has to get through. */
import {
  applyEdits,
  blastRadiusOf,
  buildRunbook,
  type CheckResult,
  check,
  defaultSettings,
  drawTopology,
  explain,
  exportFormatsOf,
  exportTopology,
  exportViews,
  type Finding,
  failoverOf,
  fixAll,
  formatter,
  type model,
  operations,
  originsAround,
  type Problem,
  type Program,
  type Project,
  planOperation,
  refactoringsAt,
  renderRunbookAsCmd,
  renderRunbookAsJson,
  renderRunbookAsPowerShell,
  renderSimulationAsJson,
  simulate,
  suppressingEdit,
  uniteProblems,
  writeFix,
} from '#language';
import { allElements, computersOf } from '../../../language/model/queries.ts';

/** Texts by file address. */
export type Texts = ReadonlyMap<string, string>;

/** What the stages know of the texts, each a little more than those before it. */
export interface Journey {
  readonly texts: Texts;
  readonly project: Project;
  programs: readonly Program[];
  results: readonly CheckResult[];
}

export interface Stage {
  readonly name: string;
  /** @throws where the language does, or where what it answers can't be. */
  readonly run: (journey: Journey) => void | Promise<void>;
}

/** How many of the elements and findings of a topology are asked one by one. */
const asked = 12;

const nowhere = () => ({
  uri: 'file:///a.btc',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
});

/** In their order; each needs those before it. */
export const stages: readonly Stage[] = [
  { name: 'parse', run: ({ project, texts }) => project.setTexts(texts) },
  {
    name: 'bind',
    run: (journey) => {
      journey.programs = journey.project.programs();
    },
  },
  {
    name: 'check',
    run: (journey) => {
      journey.results = journey.programs.map((program) => check(program, () => defaultSettings));
      for (const { error } of journey.results.flatMap(({ failures }) => failures)) throw error;
      for (const problem of problemsOf(journey)) within(journey.texts, problem);
    },
  },
  {
    name: 'fixes',
    run: (journey) => {
      for (const { fixes } of sampled(problemsOf(journey), 40)) {
        for (const fix of fixes) apply(journey.texts, fix.edits(writeFix));
      }
    },
  },
  {
    name: 'suppress',
    run: (journey) => {
      for (const { span, code } of sampled(problemsOf(journey), asked)) {
        const document = journey.project.document(span.uri);
        if (document) suppressingEdit(document, code, span.start);
      }
    },
  },
  {
    name: 'format',
    run: ({ texts }) => {
      for (const text of texts.values()) {
        const once = applyEdits(text, formatter.whole(text).edits);
        if (once.replace(/\s/g, '') !== text.replace(/\s/g, '')) throw new Error('Formatting changes the text.');
        formatter.typed(text, text.length, '\n');
      }
    },
  },
  {
    name: 'refactor',
    run: (journey) => {
      for (const program of journey.programs) {
        const { length } = program.root.textDocument.getText();
        for (let part = 0; part < asked; part++) {
          const offset = Math.floor((length * part) / asked);
          for (const offer of refactoringsAt([program], program.root, offset)) {
            apply(journey.texts, offer.edits() ?? new Map());
          }
        }
      }
    },
  },
  {
    name: 'explain',
    run: (journey) => {
      for (const { topology } of journey.programs) {
        for (const element of sampled([...allElements(topology)], asked)) explain(element, topology);
      }
    },
  },
  {
    name: 'draw',
    run: (journey) => {
      const findings = problemsOf(journey).flatMap(({ severity, message, of }): readonly Finding[] =>
        severity === 'hint' ? [] : [{ severity, message, around: of ? originsAround(of.origin) : [] }],
      );
      for (const { topology } of journey.programs) drawTopology(topology, { findings });
    },
  },
  {
    name: 'simulate',
    run: ({ programs }) => {
      for (const { topology } of programs) {
        const events = eventsFor(topology);
        simulate(topology, events);
        renderSimulationAsJson(topology, { events, pairs: false, radius: [] }, nowhere);
      }
    },
  },
  {
    name: 'radius',
    run: ({ programs }) => {
      for (const { topology } of programs) {
        const sources = [...computersOf(topology), ...topology.clusters.flatMap(({ groups }) => groups)];
        for (const source of sampled(sources, 2)) blastRadiusOf(topology, source);
      }
    },
  },
  {
    name: 'failover',
    run: ({ programs }) => {
      for (const { topology } of programs) {
        const names = sampled(computersOf(topology), 2).map(({ name }) => name);
        const events = names.map((name) => ({ kind: 'fails' as const, names: [name] }));
        failoverOf(topology, { events, at: 1, pairs: false });
      }
    },
  },
  {
    name: 'runbook',
    run: (journey) => {
      const errors = problemsOf(journey).filter(({ severity }) => severity === 'error');
      for (const { topology } of journey.programs) {
        for (const runbook of [buildRunbook(topology, errors), buildRunbook(topology)]) {
          renderRunbookAsCmd(runbook);
          renderRunbookAsPowerShell(runbook);
          renderRunbookAsJson(runbook, nowhere);
        }
      }
    },
  },
  {
    name: 'operations',
    run: ({ programs }) => {
      for (const { topology } of programs) {
        const names = sampled([...allElements(topology)], asked).map(({ name }) => name);
        for (const operation of operations) {
          for (const name of names) {
            planOperation(topology, [], operation.id, operation.arguments.length === 2 ? [name, name] : [name]);
          }
        }
      }
    },
  },
  {
    name: 'export',
    run: ({ programs }) => {
      for (const { topology } of programs) {
        for (const view of exportViews) {
          for (const format of exportFormatsOf(view)) {
            exportTopology(topology, [], { view, format, events: [], fileName: 'a.btc' });
          }
        }
      }
    },
  },
];

/** The stage in which every fix is applied until nothing is left to fix: it analyses the texts again and again. */
export const fixingAll: Stage = {
  name: 'fix all',
  run: async ({ texts }) => {
    const { failures } = await fixAll({ files: texts, settingsFor: () => defaultSettings });
    for (const { error } of failures) throw error;
  },
};

function problemsOf({ results }: Journey): readonly Problem[] {
  return uniteProblems(results);
}

/** @throws where a problem stands outside of its text, as no editor could show it. */
function within(texts: Texts, { span, code }: Problem): void {
  const { length } = texts.get(span.uri) ?? '';
  if (span.start < 0 || span.end < span.start || span.end > length) {
    throw new Error(`${code} stands from ${span.start} to ${span.end} in a text of ${length} characters.`);
  }
}

/** @throws where edits overlap or leave their text. */
function apply(
  texts: Texts,
  edits: ReadonlyMap<string, readonly { start: number; end: number; text: string }[]>,
): void {
  for (const [uri, ofFile] of edits) applyEdits(texts.get(uri) ?? '', ofFile);
}

/** At most so many of a list, from all parts of it. */
function sampled<T>(list: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, index) => list[Math.floor(index * step)] as T);
}

function eventsFor(topology: model.Topology) {
  const [computer] = computersOf(topology);
  const groups = topology.clusters.flatMap((cluster) => cluster.groups);
  const resource = groups.flatMap(({ resources }) => resources).at(-1);
  const what = [...(computer ? [computer] : []), ...(resource ? [resource] : [])];
  return [
    { kind: 'fails' as const, what },
    { kind: 'back' as const, what },
  ];
}
