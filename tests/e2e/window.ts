/** Runs scenarios in a real VS Code, each in a window and a folder of its own. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { cwd, env } from 'node:process';
import { after, before, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/root.ts';
import type { Release } from '../../scripts/vscode/install.ts';
import { openFile, openFolder, startVSCode, type VSCode } from './driver.ts';
import { asWebExtension } from './web-extension.ts';

export interface Variant {
  /** The name of the folder in `artifacts/` that gets its screenshots. */
  readonly name: string;
  readonly release: Release;
  /** Installed, it runs in Node; as a web extension, in the browser alone. */
  readonly runs: 'installed' | 'as web extension';
}

/** A window with a file open, in a folder of its own, which goes with the server. */
export interface Opened {
  readonly page: Page;
  readonly file: string;
  /** What the file held at first. */
  readonly text: string;
  /** Takes a screenshot with this name and says where it is. */
  readonly keepPicture: (name: string) => Promise<void>;
  /** Prints a line beside the result. */
  readonly say: (line: string) => void;
}

/** Says what a user does, with the example open or with another text in its place, and with other files beside it. */
export type Scenario = (
  title: string,
  act: (opened: Opened) => Promise<void>,
  given?: { readonly text?: string; readonly beside?: Readonly<Record<string, string>> },
) => void;

const example = 'four-computers.btc';
export const exampleText = readFileSync(join(root, 'examples', example), 'utf8');
const limit = { timeout: 600_000 };
/** The package under test: by default the one that `npm run package` makes. */
const vsix = env['BTC_VSIX'] ?? join(root, 'btc.vsix');

/** Starts one VS Code for all scenarios of a test file. */
export function scenariosIn({ name, release, runs }: Variant): Scenario {
  const isInstalled = runs === 'installed';
  const pictures = join(root, 'artifacts', name);
  let vscode: VSCode;
  let prepare: ((page: Page) => Promise<void>) | undefined;

  before(async () => {
    assert(existsSync(vsix), `there is no ${vsix} to test; \`npm run package\` makes it`);
    await mkdir(pictures, { recursive: true });
    vscode = await startVSCode(release, isInstalled ? vsix : undefined);
    prepare = isInstalled ? undefined : await asWebExtension(vsix);
  }, limit);
  after(() => vscode?.close(), limit);

  // No page may be refused anything by its content security policy.
  return (title, act, given = {}) => {
    test(`${title} (VS Code ${release}, ${runs})`, limit, async (t) => {
      const folder = await mkdtemp(join(vscode.service.folder, 'example-'));
      const file = join(folder, example);
      const text = given.text ?? exampleText;
      const refusals: string[] = [];
      const errors: string[] = [];
      // Before the window opens, or it may not see that they are new.
      await writeFile(file, text);
      for (const [path, content] of Object.entries(given.beside ?? {})) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
      const page = await openFolder(vscode, folder, async (fresh) => {
        fresh.on('console', (message) => {
          if (/Content Security Policy/.test(message.text())) refusals.push(message.text());
          if (message.type() === 'error') errors.push(message.text());
        });
        await prepare?.(fresh);
      });
      const keepPicture = (picture: string) => screenshot(t, page, join(pictures, `${picture}.png`));
      try {
        await openFile(page, example);
        refusals.length = 0; // the workbench's own, while it loads
        await act({ page, file, text, keepPicture, say: (line) => t.diagnostic(line) });
        assert.deepEqual(refusals, []);
      } catch (error) {
        await keepPicture(`failed - ${title}`);
        // Where no picture can be had, as of a run elsewhere.
        const seen = await page.locator('.part.editor .editor-group-container').allInnerTexts();
        t.diagnostic(`The editors show:\n${seen.join('\n---\n')}`);
        t.diagnostic(`The window reported:\n${errors.join('\n')}`);
        throw error;
      } finally {
        await page.close();
      }
    });
  };
}

async function screenshot(t: TestContext, page: Page, path: string): Promise<void> {
  await page.screenshot({ path });
  t.diagnostic(`picture: ${relative(cwd(), path)}`);
}
