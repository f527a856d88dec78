/** The survival matrix for a document: every outcome as a word, in tables narrow enough for paper. */
import { visible } from '../diagram/index.ts';
import type { MatrixRow, TitledMatrix } from '../failover/index.ts';
import { sure } from '../model/sure.ts';
import type { Block, Cell, Section, Table } from './document.ts';

type Outcome = MatrixRow['outcomes'][number];

const effects = {
  runs: { text: 'keeps running', tone: 'good' },
  moves: { text: 'moves', tone: 'changed' },
  lost: { text: 'is lost', tone: 'lost' },
  unknown: { text: 'is not known', tone: 'risk' },
} as const satisfies Record<Outcome['effect'], Cell>;

/** As many computers as a sheet of paper has room for beside the names of what they take down. */
const columns = 5;

/** Computers are the columns, since there are few; nothing where nothing can fail or be lost. */
export function matrixSection(matrix: TitledMatrix): Section | undefined {
  const { capabilities, singles, pairs, survivedSingles } = matrix;
  if (capabilities.length === 0 || singles.length === 0) return undefined;
  const groups = Array.from({ length: Math.ceil(singles.length / columns) }, (_, index) =>
    singles.slice(index * columns, (index + 1) * columns),
  );
  return {
    id: 'matrix',
    title: 'What survives which failure',
    blocks: [
      { kind: 'text', text: `${survivedSingles} of ${singles.length} failures of a single computer lose nothing.` },
      ...groups.map((some) => singlesTable(capabilities, some)),
      ...pairBlocks(capabilities, pairs),
    ],
  };
}

function singlesTable(capabilities: readonly string[], singles: readonly MatrixRow[]): Table {
  const titles = singles.map(({ title }) => visible(title));
  return {
    kind: 'table',
    title: `What the failure of ${titles.join(', ')} does`,
    head: ['When this fails', ...titles],
    rows: capabilities.map((capability, index) => [
      { text: visible(capability) },
      ...singles.map(({ outcomes }) => cellOf(outcomes[index])),
    ]),
  };
}

function cellOf(outcome: Outcome | undefined): Cell {
  if (outcome === undefined) return { text: '' };
  const { text, tone } = effects[outcome.effect];
  const words = [
    text,
    ...(outcome.reduced ? ['on fewer computers'] : []),
    ...(outcome.onCachedSecret ? ['on a cached master secret'] : []),
  ];
  return { text: words.join(', '), tone: outcome.onCachedSecret ? 'risk' : tone };
}

function pairBlocks(capabilities: readonly string[], pairs: readonly MatrixRow[]): readonly Block[] {
  if (pairs.length === 0) return [];
  const lost = pairs.filter(({ survived }) => !survived);
  const text = `${pairs.length - lost.length} of ${pairs.length} failures of two computers at once lose nothing.`;
  if (lost.length === 0) return [{ kind: 'text', text }];
  const items = lost.map(({ title, outcomes }) => {
    const losses = outcomes.flatMap(({ effect }, index) => (effect === 'lost' ? sure(capabilities[index]) : []));
    return { text: visible(`${title}: ${losses.join(', ')}.`) };
  });
  return [
    { kind: 'text', text: `${text} The others lose:` },
    { kind: 'list', items },
  ];
}
