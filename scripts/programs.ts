/**
 * Bundles the programs. Those that Node runs, the language server and the command line, are in parts: what both have is there once,
 * and what is needed rarely is loaded when it is asked for. The server for a web worker, which loads a script, is one file.
 *
 * By Rolldown, because esbuild splits ES modules alone, and a program of CommonJS starts faster and in every Node of an editor.
 */
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { type InputOptions, type OutputOptions, type Plugin, rolldown, watch } from 'rolldown';
import manifest from '../package.json' with { type: 'json' };
import { root } from './root.ts';
import type { Bundle } from './sizes.ts';

/** What people run, and what threads of it run, by the name of their file without the ending. */
const programs = { 'server/main.node': 'server/main.node.ts', 'cli/btc': 'server/cli/main.ts' };
const entries = { ...programs, 'cli/check-thread': 'server/cli/checking/thread.ts' };

/**
 * Modules of Node that the library of the protocol imports at once, and needs for pipes with a made-up name and for finding a Node:
 * a start over the usual channels is a tenth faster without them.
 */
const laterModules: Plugin = {
  name: 'later-modules',
  resolveId: {
    filter: { id: /^(crypto|child_process)$/ },
    handler: (name, importer = '') =>
      /node_modules[\\/]vscode-(jsonrpc|languageserver)[\\/]/.test(importer) ? `\0later-${name}.cjs` : undefined,
  },
  load: {
    filter: { id: /^\0later-/ },
    handler: (id) => {
      const name = JSON.stringify(id.replace(/^\0later-(.*)\.cjs$/, 'node:$1'));
      return `module.exports = new Proxy({}, { get: (_, name) => require(${name})[name] });`;
    },
  },
};

const forAll: InputOptions = {
  cwd: root,
  // Their modules only define things: what nobody uses of them is left out, with all that it imports.
  treeshake: { moduleSideEffects: [{ test: /node_modules[\\/](langium|@?chevrotain|lodash-es)/, sideEffects: false }] },
};

const input: InputOptions = {
  ...forAll,
  input: entries,
  platform: 'node',
  resolve: { mainFields: ['module', 'main'] },
  plugins: [laterModules],
  // VS Code 1.91, the oldest that the extension runs in, has Node 20; the command line starts there too.
  transform: { target: 'node20', define: { btcVersion: JSON.stringify(manifest.version) } },
};

const output: OutputOptions = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'shared/[name].cjs',
  comments: false,
  banner: ({ name, isEntry }) => (isEntry && name in programs ? '#!/usr/bin/env node' : ''),
};

const workerInput: InputOptions = {
  ...forAll,
  input: { 'server/main.browser': 'server/main.browser.ts' },
  platform: 'browser',
  transform: { target: 'es2022' },
};

const workerOutput: OutputOptions = {
  format: 'iife',
  entryFileNames: '[name].js',
  codeSplitting: false,
  comments: false,
};

/**
 * @param folder where they are written: `cli/btc.cjs` with `cli/check-thread.cjs`, `server/main.node.cjs`, and in `shared` what these load
 * @throws where there are errors or warnings
 */
export async function buildPrograms(folder: string): Promise<readonly Bundle[]> {
  const bundles = await bundle(input, { ...output, dir: folder });
  for (const path of Object.keys(programs)) await chmod(join(folder, `${path}.cjs`), 0o755);
  return bundles;
}

/** @param folder where `server/main.browser.js` is written. @throws where there are errors or warnings */
export async function buildWorker(folder: string): Promise<readonly Bundle[]> {
  return bundle(workerInput, { ...workerOutput, dir: folder });
}

async function bundle(from: InputOptions, to: OutputOptions): Promise<readonly Bundle[]> {
  const build = await rolldown({
    ...from,
    onLog: (_, { message }) => {
      throw new Error(message);
    },
  });
  try {
    const { output: files } = await build.write({ ...to, minify: true });
    return files
      .filter((file) => file.type === 'chunk')
      .map(({ fileName, imports, dynamicImports, moduleIds }) => ({
        path: fileName,
        imports,
        loads: dynamicImports,
        modules: moduleIds,
      }));
  } finally {
    await build.close();
  }
}

/** Readable, with source maps, and again after every change. */
export function watchPrograms(folder: string): void {
  const watcher = watch([
    { ...input, output: { ...output, dir: folder, sourcemap: true } },
    { ...workerInput, output: { ...workerOutput, dir: folder, sourcemap: true } },
  ]);
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') console.log(`[watch] programs built in ${event.duration} ms`);
    if (event.code === 'ERROR') console.error(event.error.message);
  });
}
