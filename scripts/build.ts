/**
 * Bundles what the extension and the command line run, into `dist/`.
 *
 *     node scripts/build.ts            minified, without source maps: what is packaged
 *     node scripts/build.ts --watch    readable, with source maps, again after every change
 */
import { chmod, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';

import manifest from '../package.json' with { type: 'json' };
import { copyRenderer } from './renderer.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));
const rulePages = 'language/docs/rules';

/** Adds the picture's style, which the language owns, to the preview page's: the page allows no style within the picture. */
const pictureStyle: Plugin = {
  name: 'picture-style',
  setup: ({ onLoad }) => {
    onLoad({ filter: /client[\\/]webview[\\/]preview\.css$/ }, async ({ path }) => {
      const module = join(root, 'language', 'diagram', 'stylesheet.ts');
      // Bundled and loaded afresh each time: an import would keep the first version for as long as this process lives.
      const { outputFiles, metafile } = await build({
        entryPoints: [module],
        bundle: true,
        format: 'esm',
        write: false,
        metafile: true,
        absWorkingDir: root,
      });
      const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
      const { stylesheet }: { stylesheet: string } = await import(`data:text/javascript;base64,${code}`);
      return {
        contents: `${await readFile(path, 'utf8')}\n${stylesheet}`,
        loader: 'css',
        watchFiles: [path, ...Object.keys(metafile.inputs).map((input) => join(root, input))],
      };
    });
  },
};

/** VS Code 1.91, the oldest that the extension runs in, has Node 20; the command line starts there too. */
const inNode: BuildOptions = { platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const inBrowser: BuildOptions = { platform: 'browser', format: 'iife', target: 'es2022' };

const commandLine = 'dist/cli/btc.cjs';
const server = 'dist/server/main.node.cjs';

/** A program that is run by its name. */
const program = { banner: { js: '#!/usr/bin/env node' } };

const bundles: readonly BuildOptions[] = [
  { ...inNode, entryPoints: ['client/extension.node.ts'], outfile: 'dist/client/extension.cjs', external: ['vscode'] },
  {
    ...inBrowser,
    format: 'cjs',
    entryPoints: ['client/extension.browser.ts'],
    outfile: 'dist/client/extension.browser.js',
    external: ['vscode'],
  },
  { ...inNode, ...program, entryPoints: ['server/main.node.ts'], outfile: server },
  { ...inBrowser, entryPoints: ['server/main.browser.ts'], outfile: 'dist/server/main.browser.js' },
  {
    ...inNode,
    ...program,
    entryPoints: ['server/cli/main.ts'],
    outfile: commandLine,
    // A bundled library makes a `require` for itself from its address, which a CommonJS bundle has under this name.
    define: { 'import.meta.url': '__filename', btcVersion: JSON.stringify(manifest.version) },
  },
  { ...inBrowser, entryPoints: ['client/webview/preview.ts'], outfile: 'dist/webview/preview.js' },
  { entryPoints: ['client/webview/preview.css'], outfile: 'dist/webview/preview.css', plugins: [pictureStyle] },
];

/** Everything for use, in place of whatever `dist/` held. @throws where esbuild reports anything, or bundles a package twice */
export async function buildForUse(): Promise<void> {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const results = await Promise.all(
    bundles.map((bundle) => build({ ...bundle, ...shared, minify: true, legalComments: 'none', metafile: true })),
  );
  await build({ ...(await pages()), ...shared });
  await copyRenderer(join(root, 'dist'));
  for (const file of [commandLine, server]) await chmod(join(root, file), 0o755);
  for (const { warnings, metafile } of results) {
    if (warnings.length > 0) throw new Error('esbuild has warnings; see above.');
    refuseTwins(metafile);
    await printSizes(metafile);
  }
}

async function buildWhileWatching(): Promise<void> {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await copyRenderer(join(root, 'dist'));
  for (const bundle of [...bundles, await pages()]) {
    const watched = await context({ ...bundle, ...shared, sourcemap: true, logLevel: 'info' });
    await watched.watch();
  }
}

const shared = { bundle: true, absWorkingDir: root, logLevel: 'warning' } satisfies BuildOptions;

/** The pages of the rules, and the file that their examples import, are shown as they are. */
async function pages(): Promise<BuildOptions> {
  const names = (await readdir(join(root, rulePages))).filter((name) => /\.(md|btc)$/.test(name));
  return {
    entryPoints: names.map((name) => `${rulePages}/${name}`),
    outdir: 'dist/rules',
    loader: { '.md': 'copy', '.btc': 'copy' },
  };
}

/** Two copies of a package are dead weight, and two that should be one: what one of them makes, the other doesn't know. */
function refuseTwins({ inputs, outputs }: Metafile): void {
  const folders = new Map<string, Set<string>>();
  for (const input of Object.keys(inputs)) {
    const [folder, name] = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ?? [];
    if (folder === undefined || name === undefined) continue;
    folders.set(name, (folders.get(name) ?? new Set()).add(folder));
  }
  const twins = [...folders.values()].filter(({ size }) => size > 1);
  if (twins.length === 0) return;
  const list = twins.map((copies) => [...copies].join(' and ')).join('\n');
  throw new Error(`${Object.keys(outputs).join(', ')} holds two copies of a package:\n${list}`);
}

async function printSizes({ outputs }: Metafile): Promise<void> {
  for (const [path, { bytes }] of Object.entries(outputs)) {
    const packed = gzipSync(await readFile(join(root, path))).length;
    console.log(`${path.padEnd(36)}${kilobytes(bytes)}${kilobytes(packed)} gzip`);
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(12);
}

if (import.meta.main) await (argv.includes('--watch') ? buildWhileWatching() : buildForUse());
