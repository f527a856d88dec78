/** Builds the extension and packages it as `btc.vsix`: the files that package.json's `files` allow, and nothing else. */
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { buildForUse } from './build.ts';
import { root } from './root.ts';
import { largestExtension } from './sizes.ts';
import { unpackArchive } from './vscode/archive.ts';

/** What concerns the repository alone. `type` has to go: a web editor refuses to run an extension made of modules. */
const keysOfTheRepository = [
  'type',
  'sideEffects',
  'private',
  'imports',
  'bin',
  'scripts',
  'dependencies',
  'devDependencies',
  'overrides',
  'allowScripts',
];

/** vsce gives these files other names. */
const renamed: Readonly<Record<string, string>> = {
  'README.md': 'readme.md',
  'CHANGELOG.md': 'changelog.md',
  LICENSE: 'LICENSE.txt',
};

export interface Package {
  /** Its absolute path. */
  readonly path: string;
  /** What is in it, unpacked, by name. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/**
 * Builds and packages.
 *
 * @throws where the build fails, or the package is too large, holds a file that it shouldn't, or lacks one that its manifest names
 */
export async function createPackage(): Promise<Package> {
  await buildForUse();
  const allowed = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const path = join(root, 'btc.vsix');
  const stage = await mkdtemp(join(tmpdir(), 'btc-package-'));
  try {
    for (const file of allowed) {
      await mkdir(join(stage, dirname(file)), { recursive: true });
      await copyFile(join(root, file), join(stage, file));
    }
    const whole: object = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const manifest = Object.fromEntries(Object.entries(whole).filter(([key]) => !keysOfTheRepository.includes(key)));
    await writeFile(join(stage, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await createVSIX({
      cwd: stage,
      packagePath: path,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });

    const packed = await readFile(path);
    if (packed.length > largestExtension) {
      throw new Error(
        `The extension has ${packed.length} bytes, more than the ${largestExtension} in scripts/sizes.ts.`,
      );
    }
    const files = unpackArchive(packed);
    checkFiles([...files.keys()], allowed, manifest);
    return { path, files };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

function checkFiles(packaged: readonly string[], allowed: readonly string[], manifest: unknown): void {
  const prefix = 'extension/';
  const files = packaged.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const expected = new Set(allowed.map((name) => renamed[name] ?? name));
  const strange = [
    ...files.filter((name) => !expected.has(name)),
    ...files.filter((name) => /\.(ts|tsx|map|vsix)$|(^|\/)node_modules\//.test(name)),
  ];
  const missing = [
    ...[...expected].filter((name) => !files.includes(name)),
    ...namedFiles(manifest).filter((name) => !files.some((file) => file === name || file.startsWith(`${name}/`))),
  ];
  if (strange.length > 0) throw new Error(`These files do not belong into the package: ${strange.join(', ')}`);
  if (missing.length > 0) throw new Error(`The package lacks ${missing.join(', ')}`);
}

/** The files and folders that a manifest names: entry points, grammars, icons, snippets, schemas, all of them as `./…`. */
function namedFiles(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('./') ? [value.slice('./'.length)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namedFiles) : [];
}

if (import.meta.main) {
  const { path, files } = await createPackage();
  for (const [name, content] of files) console.log(`${String(content.length).padStart(9)}  ${name}`);
  console.log(`${String((await stat(path)).size).padStart(9)}  ${basename(path)}, packed`);
}
