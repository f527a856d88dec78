/** Drives a real VS Code (its web build) in a real Chromium, by keyboard and mouse, as a user would. */
import { on } from 'node:events';
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { findCommand } from '../../scripts/vscode/command.ts';
import { installVSCode, type Release } from '../../scripts/vscode/install.ts';
import { type Service, serveVSCode } from '../../scripts/vscode/serve.ts';

/** Milliseconds that a step may take on a machine that is busy with other work. */
const patience = 60_000;
/** Milliseconds after which a key or a click that brought nothing is taken as dropped. */
export const soon = { timeout: 3_000 };

export interface VSCode {
  readonly version: string;
  readonly service: Service;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Starts VS Code with an empty profile and, where given, the packaged extension. Installs VS Code where the cache lacks it. */
export async function startVSCode(
  release: Release,
  vsix?: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<VSCode> {
  const vscode = await installVSCode(release, { say: (line) => console.error(line) });
  const service = await serveVSCode(vscode, {
    settings: { ...steady, ...settings },
    ...(vsix === undefined ? {} : { vsix }),
  });
  try {
    const browser = await startChromium();
    const close = async () => {
      await browser.close();
      await service.stop();
    };
    return { version: vscode.version, service, browser, close };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

export async function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumHere(), timeout: patience, args: quiet });
}

const steady = {
  // Or screenshots catch fading colours.
  'workbench.reduceMotion': 'on',
  // Or Tab takes what a list offers that comes late, instead of going to the next stop of a block.
  'editor.suggest.snippetsPreventQuickSuggestions': true,
};

/** Without these Chromium looks for a network of its own. */
const quiet = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Opens a folder in a window with storage of its own. `prepare` may change the page before VS Code loads in it. */
export async function openFolder(
  vscode: VSCode,
  folder: string,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Page> {
  const page = await vscode.browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(patience);
  await prepare(page);
  await page.goto(vscode.service.address(folder));
  await page.getByRole('tree', { name: 'Files Explorer' }).waitFor();
  return page;
}

/** Opens a file of the folder from the explorer, to type in. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.getByRole('treeitem', { name }).dblclick();
  await page.getByRole('tab', { name }).waitFor();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await focusEditor(page);
}

/** Puts the focus into the first editor. Opening a file need not do that: VS Code 1.93 leaves it in the explorer. */
export async function focusEditor(page: Page): Promise<void> {
  await runCommand(page, 'View: Focus First Editor Group');
  await page.locator('.monaco-editor.focused .view-line').first().waitFor();
}

/** Runs a command by its title. An open palette does not learn of commands that come later, hence a fresh one each time. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await untilDone(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await page.locator('.quick-input-box input').fill(`>${title}`, soon);
    await page.getByRole('option', { name: title }).first().click(soon);
  });
}

/** Runs a task that is in the list of build tasks. The first list of a window takes its time, and may be dropped. */
async function runBuildTask(page: Page, name: string): Promise<void> {
  await untilDone(async () => {
    await runCommand(page, 'Tasks: Run Build Task');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: name }).first().click({ timeout: 10_000 });
  });
}

/** Shows the Problems view, and waits until it has just these rows. */
export async function untilProblemsAre(page: Page, beginnings: readonly string[]): Promise<void> {
  // Again, for a task that ends may show its terminal in the same place.
  await untilDone(() => showProblems(page, beginnings));
}

/**
 * Runs a build task, and waits until the Problems view has just these rows. Again if need be: VS Code listens to a task for a tenth of
 * a second after its process has ended, and asks the disk for each path meanwhile; what it hasn't got by then is lost.
 */
export async function runUntilProblemsAre(page: Page, task: string, beginnings: readonly string[]): Promise<void> {
  await untilDone(async () => {
    await runBuildTask(page, task);
    await showProblems(page, beginnings);
  });
}

async function showProblems(page: Page, beginnings: readonly string[]): Promise<void> {
  await runCommand(page, 'Problems: Focus on Problems View');
  await untilSeenProblemsAre(page, beginnings, 10_000);
}

/**
 * Waits until the Problems view, which is open, has just these rows in any order, files and findings alike, each beginning
 * with a text; where a finding has related places, they count as part of it.
 */
export async function untilSeenProblemsAre(
  page: Page,
  beginnings: readonly string[],
  timeout = patience,
): Promise<void> {
  await page.waitForFunction(
    (expected) => {
      const rows = [...document.querySelectorAll('.markers-panel .monaco-list-row')];
      const texts = rows.map(({ textContent }) => textContent ?? '');
      const found = texts.filter((text) => !/\[Ln \d+, Col \d+\]:/.test(text)).sort();
      return found.length === expected.length && expected.every((text, index) => found[index]?.startsWith(text));
    },
    [...beginnings].sort(),
    { timeout },
  );
}

/** Reloads the window as VS Code does it itself, which first saves what the window shows. */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
}

/** Chooses a colour theme by its name in the list, such as "Dark Modern". */
export async function chooseTheme(page: Page, name: string): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  await page.getByPlaceholder('Select Color Theme').fill(name);
  await page.getByRole('option', { name }).first().click();
}

/** Selects the only occurrence of a text in the active editor, by Find, and leaves the focus in the editor. */
export async function select(page: Page, text: string): Promise<void> {
  const widget = page.locator('.find-widget.visible');
  const input = widget.getByRole('textbox', { name: 'Find', exact: true });
  // A second press that VS Code only comes to later would open the widget again and select what was found, whatever is done by then.
  await pressUntilShown(page, 'Control+F', input, { timeout: 20_000 });
  await untilDone(async () => {
    // Again, for the word at the cursor may come into the field late.
    await input.fill(text, soon);
    await widget.locator('.matchesCount').getByText('1 of 1').waitFor(soon);
  });
  await untilDone(async () => {
    await page.keyboard.press('Escape');
    await widget.waitFor({ state: 'detached', ...soon });
    // What is typed sooner goes astray.
    await page.locator('.monaco-editor.focused').waitFor(soon);
  });
}

/**
 * Puts the cursor of the only editor where a text begins or ends, by mouse. The text is in sight once, within a line; what the
 * editor shows between the words of the file counts as text too.
 */
export async function clickAt(page: Page, text: string, where: 'begin' | 'end'): Promise<void> {
  await untilDone(async () => {
    const found = await page.waitForFunction(
      ([text, where]) => {
        const lines = [...document.querySelectorAll('.monaco-editor .view-line')];
        const [line, ...others] = lines.filter((candidate) =>
          candidate.textContent?.replaceAll('\u00a0', ' ').includes(text),
        );
        if (line === undefined || others.length > 0) return undefined;
        let left = line.textContent?.replaceAll('\u00a0', ' ').indexOf(text) ?? 0;
        if (where === 'end') left += text.length;
        const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
          const { length } = node as Text;
          if (left <= length) {
            const range = document.createRange();
            range.setStart(node, left);
            const { x, y, height } = range.getBoundingClientRect();
            return { x, y: y + height / 2 };
          }
          left -= length;
        }
        return undefined;
      },
      [text, where] as const,
      soon,
    );
    const point = await found.jsonValue();
    if (point === undefined) return;
    await page.mouse.click(point.x, point.y);
    // What is shown above lines may have moved the line away before the click.
    await page.waitForFunction(
      (text) => {
        const top = (element: Element | undefined | null) => element?.getBoundingClientRect().top ?? Number.NaN;
        const line = [...document.querySelectorAll('.monaco-editor.focused .view-line')].find((candidate) =>
          candidate.textContent?.replaceAll('\u00a0', ' ').includes(text),
        );
        return Math.abs(top(line) - top(document.querySelector('.active-line-number'))) < 2;
      },
      text,
      soon,
    );
  });
}

/** The document that an extension wrote into the only webview. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Presses again if need be, because VS Code may drop what a key started while it was busy. */
export async function pressUntilShown(page: Page, keys: string, locator: Locator, dropped = soon): Promise<void> {
  await untilDone(async () => {
    await page.keyboard.press(keys);
    await locator.waitFor(dropped);
  });
}

/** Chooses in the open list of actions by keyboard: VS Code 1.93 lays a pane over it that takes clicks. */
export async function chooseFocused(page: Page, title: string): Promise<void> {
  const focused = page.locator('.action-widget .monaco-list-row.focused', { hasText: title });
  for (let presses = 0; presses < 10 && (await focused.count()) === 0; presses++)
    await page.keyboard.press('ArrowDown');
  await focused.waitFor();
  await page.keyboard.press('Enter');
}

/** Waits until a file holds a text, woken by each change in its folder. */
export async function untilFileHolds(file: string, text: string): Promise<void> {
  const late = AbortSignal.timeout(patience);
  const watcher = watch(dirname(file)); // before the first look, so that no change falls between
  let found = '';
  try {
    const changes = on(watcher, 'change', { signal: late });
    do {
      found = await readFile(file, 'utf8');
    } while (found !== text && !(await changes.next()).done);
  } catch (error) {
    if (!late.aborted) throw error;
    throw new Error(`${file} was never written as expected; it holds:\n${found}`);
  } finally {
    watcher.close();
  }
}

/** Tries what waits by itself again and again, and gives up with its last error. */
export async function untilDone(attempt: () => Promise<void>): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}

/** `$CHROMIUM`, or the first such browser on the PATH. */
async function chromiumHere(): Promise<string> {
  const found = env['CHROMIUM'] || (await findCommand(['chromium', 'chromium-browser', 'google-chrome']));
  if (found === undefined) throw new Error('These tests need a Chromium: install one, or set CHROMIUM to its path.');
  return found;
}
