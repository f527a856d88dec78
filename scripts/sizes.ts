/** What bundles weigh, and may weigh: a build that is over its budget fails, so that nobody makes a start slow unawares. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file that was bundled. */
export interface Bundle {
  /** From the folder that all are in. */
  readonly path: string;
  /** The files that are loaded with it. */
  readonly imports: readonly string[];
  /** The files that it loads later. */
  readonly loads: readonly string[];
  /** The paths of what went into it. */
  readonly modules: readonly string[];
}

interface Size {
  readonly bytes: number;
  readonly gzip: number;
}

interface Budget extends Size {
  readonly title: string;
  readonly files: (bundles: ReadonlyMap<string, Bundle>) => Iterable<string>;
}

/** Of 1,000 bytes each. */
const kB = 1000;

const server = 'server/main.node.cjs';

const budgets: readonly Budget[] = [
  {
    title: 'server, until `initialize` is answered',
    files: (bundles) => loadedWith([server], bundles),
    bytes: 225 * kB,
    gzip: 51 * kB,
  },
  {
    title: 'server, until the first diagnostics',
    files: (bundles) => loadedWith([server, ...(bundles.get(server)?.loads ?? [])], bundles),
    bytes: 560 * kB,
    gzip: 150 * kB,
  },
  { title: 'server in a browser', files: () => ['server/main.browser.js'], bytes: 980 * kB, gzip: 290 * kB },
  { title: 'extension', files: () => ['client/extension.cjs'], bytes: 500 * kB, gzip: 125 * kB },
  { title: 'extension in a browser', files: () => ['client/extension.browser.js'], bytes: 470 * kB, gzip: 115 * kB },
  { title: 'preview page', files: () => ['webview/preview.js'], bytes: 60 * kB, gzip: 20 * kB },
];

/** In bytes. */
export const largestExtension = 1500 * kB;

/**
 * Prints the size of each bundle, and of what has a budget.
 *
 * @param folder where the bundles are
 * @throws where one is over its budget, or two copies of a package are in one
 */
export async function weigh(folder: string, bundles: readonly Bundle[]): Promise<void> {
  const byPath = new Map(bundles.map((bundle) => [bundle.path, bundle]));
  const sizes = new Map<string, Size>();
  for (const { path } of bundles) {
    const content = await readFile(join(folder, path));
    sizes.set(path, { bytes: content.length, gzip: gzipSync(content).length });
  }
  for (const [path, size] of sizes) console.log(line(path, size));
  console.log(`\n${line('all bundles', sum(sizes.values()))}`);
  const over: string[] = [];
  for (const { title, files, ...most } of budgets) {
    const size = sum([...files(byPath)].map((path) => sizes.get(path) ?? missing(path)));
    console.log(`${line(title, size)}  of ${kilobytes(most.bytes).trim()}, ${kilobytes(most.gzip).trim()} gzip`);
    if (size.bytes > most.bytes || size.gzip > most.gzip) over.push(title);
  }
  if (over.length > 0) {
    throw new Error(
      `Over budget: ${over.join('; ')}. Load what is rarely needed later, or raise it in scripts/sizes.ts.`,
    );
  }
}

/** The files that are loaded at once where these are. */
function loadedWith(paths: readonly string[], bundles: ReadonlyMap<string, Bundle>): ReadonlySet<string> {
  const loaded = new Set(paths);
  // A set also walks over what is added meanwhile.
  for (const path of loaded)
    for (const next of bundles.get(path)?.imports ?? []) if (bundles.has(next)) loaded.add(next);
  return loaded;
}

function missing(path: string): never {
  throw new Error(`There is no bundle ${path}.`);
}

function sum(sizes: Iterable<Size>): Size {
  return [...sizes].reduce((all, { bytes, gzip }) => ({ bytes: all.bytes + bytes, gzip: all.gzip + gzip }), {
    bytes: 0,
    gzip: 0,
  });
}

function line(title: string, { bytes, gzip }: Size): string {
  return `${title.padEnd(40)}${kilobytes(bytes)}${kilobytes(gzip)} gzip`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / kB).toFixed(1)} kB`.padStart(12);
}

/**
 * Two copies of a package are dead weight, and two that should be one: what one of them makes, the other doesn't know.
 *
 * @param bundles which are loaded into one process
 * @throws where a package is in them twice
 */
export function refuseTwins(bundles: readonly Bundle[]): void {
  const folders = new Map<string, Set<string>>();
  for (const path of bundles.flatMap(({ modules }) => modules)) {
    const { folder, name } = packageOf(path) ?? {};
    if (folder === undefined || name === undefined) continue;
    folders.set(name, (folders.get(name) ?? new Set()).add(folder));
  }
  const twins = [...folders.values()].filter(({ size }) => size > 1);
  if (twins.length === 0) return;
  const list = twins.map((copies) => [...copies].join(' and ')).join('\n');
  throw new Error(`${bundles.map(({ path }) => path).join(', ')} hold two copies of a package:\n${list}`);
}

/** The package that a module is of; undefined for our own. */
export function packageOf(path: string): { readonly folder: string; readonly name: string } | undefined {
  const [folder, name] = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path.replaceAll('\\', '/')) ?? [];
  return folder === undefined || name === undefined ? undefined : { folder, name };
}
