/** The servers that are measured, and how a topology reads in the language of each. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serverFlags } from '../../client/server-flags.ts';
import { root } from '../../scripts/root.ts';
import { writeBtc } from './btc.ts';
import type { Declaration } from './generate.ts';
import { writeLikeC4 } from './likec4.ts';
import type { Subject } from './measure.ts';
import { writeJson, writeYaml } from './yaml.ts';

export interface Contestant extends Subject {
  readonly extension: string;
  readonly write: (topology: readonly Declaration[]) => string;
  /** It is left out of files of more lines of `.btc`. */
  readonly most: number;
}

const always = Number.POSITIVE_INFINITY;
const run = (file: string, ...args: readonly string[]): Subject['command'] => [process.execPath, file, ...args];

export const ours: Contestant = {
  name: 'btc',
  // As the extension starts it.
  command: [process.execPath, ...serverFlags, join(root, 'dist/server/main.node.cjs'), '--stdio'],
  languageId: 'btc',
  settings: {},
  extension: 'btc',
  write: writeBtc,
  most: always,
};

/** Where `npm install --prefix artifacts/likec4 --ignore-scripts likec4` puts it. */
const likeC4 = join(root, 'artifacts/likec4/node_modules/likec4/bin/likec4.mjs');

/** The files of peers that were bundled, and the schema for YAML and JSON. */
export interface Bundled {
  readonly schema: string;
  readonly jsonServer: string;
  readonly floorServer: string;
  readonly langiumServer: string;
}

export function peersWith({ schema, jsonServer, floorServer, langiumServer }: Bundled): readonly Contestant[] {
  const yamlServer = fileURLToPath(
    new URL('../../bin/yaml-language-server', import.meta.resolve('yaml-language-server')),
  );
  return [
    { ...ours, name: 'floor', command: run(floorServer, '--stdio') },
    {
      name: 'vscode-json-languageservice',
      command: run(jsonServer, '--stdio', schema),
      languageId: 'json',
      settings: {},
      extension: 'json',
      write: writeJson,
      most: always,
    },
    {
      ...ours,
      name: 'Langium as it comes',
      command: run(langiumServer, '--stdio'),
      // References that its linker doesn't know are wrong before and after.
      tellsWrong: (diagnostics) =>
        diagnostics.some(({ message }) => JSON.stringify(message).includes('incomingCallerx')),
      completes: false,
      most: 10_000,
    },
    {
      name: 'yaml-language-server',
      command: run(yamlServer, '--stdio'),
      languageId: 'yaml',
      settings: { yaml: { schemas: { [pathToFileURL(schema).href]: '*.yaml' }, schemaStore: { enable: false } } },
      extension: 'yaml',
      write: writeYaml,
      most: 10_000,
    },
    ...(existsSync(likeC4)
      ? [
          {
            name: 'LikeC4',
            command: run(likeC4, 'lsp', '--stdio'),
            languageId: 'likec4',
            settings: {},
            extension: 'c4',
            write: writeLikeC4,
            // It names the reference and the relation.
            tellsWrong: (diagnostics: Parameters<NonNullable<Subject['tellsWrong']>>[0]) => diagnostics.length > 0,
            completes: false,
            most: 10_000,
          },
        ]
      : []),
  ];
}
