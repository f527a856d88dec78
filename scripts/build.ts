/**
 * Bundles what the extension and the command line run, into `dist/`.
 *
 *     node scripts/build.ts            minified, without source maps: what is packaged
 *     node scripts/build.ts --watch    readable, with source maps, again after every change
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { argv } from 'node:process';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';
import { writeNotices } from './notices.ts';
import { buildPrograms, buildWorker, watchPrograms } from './programs.ts';
import { copyRenderer } from './renderer.ts';
import { root } from './root.ts';
import { type Bundle, refuseTwins, weigh } from './sizes.ts';

const dist = join(root, 'dist');
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

/** VS Code 1.91, the oldest that the extension runs in, has Node 20. */
const inNode: BuildOptions = { platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const inBrowser: BuildOptions = { platform: 'browser', format: 'iife', target: 'es2022' };

/** What is shipped for the editor and for browsers. */
export const bundles: readonly BuildOptions[] = [
  { ...inNode, entryPoints: ['client/extension.node.ts'], outfile: 'dist/client/extension.cjs', external: ['vscode'] },
  {
    ...inBrowser,
    format: 'cjs',
    entryPoints: ['client/extension.browser.ts'],
    outfile: 'dist/client/extension.browser.js',
    external: ['vscode'],
  },
  { ...inBrowser, entryPoints: ['client/webview/preview.ts'], outfile: 'dist/webview/preview.js' },
  { entryPoints: ['client/webview/preview.css'], outfile: 'dist/webview/preview.css', plugins: [pictureStyle] },
];

/**
 * Everything for use, in place of whatever `dist/` held.
 *
 * @throws where there are warnings, a package is bundled twice, or something is larger than it may be
 */
export async function buildForUse(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  const [programs, worker, ...results] = await Promise.all([
    buildPrograms(dist),
    buildWorker(dist),
    ...bundles.map((bundle) => build({ ...bundle, ...shared, minify: true, legalComments: 'none', metafile: true })),
  ]);
  await build({ ...(await pages()), ...shared });
  await copyRenderer(dist);
  if (results.some(({ warnings }) => warnings.length > 0)) throw new Error('esbuild has warnings; see above.');
  const others = results.map(({ metafile }) => bundlesIn(metafile));
  for (const loadedTogether of [programs, worker, ...others]) refuseTwins(loadedTogether);
  const all = [...programs, ...worker, ...others.flat()];
  await weigh(dist, all);
  await writeNotices(dist, all);
}

function bundlesIn({ outputs }: Metafile): readonly Bundle[] {
  return Object.entries(outputs).map(([path, { inputs }]) => ({
    path: relative('dist', path).replaceAll('\\', '/'),
    imports: [],
    loads: [],
    modules: Object.keys(inputs),
  }));
}

async function buildWhileWatching(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await copyRenderer(dist);
  watchPrograms(dist);
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

if (import.meta.main) await (argv.includes('--watch') ? buildWhileWatching() : buildForUse());
