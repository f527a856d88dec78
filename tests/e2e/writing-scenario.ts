/** From an empty file to four computers without a finding, in a real VS Code: names are typed, all else is chosen. */
import type { Page } from 'playwright-core';
import { fromNothing } from '../harness/from-nothing.ts';
import {
  chooseFocused,
  clickAt,
  focusEditor,
  pressUntilShown,
  runCommand,
  soon,
  untilFileHolds,
  untilSeenProblemsAre,
} from './driver.ts';
import type { Scenario } from './window.ts';

/** Below the line that begins `sso`, which is the end of an account's name too. */
const inSso = 'administrators: "SSO Administrators"';
const lineAbove = ['ArrowUp', 'Home'];
const twoWordsOn = ['Control+ArrowRight', 'Control+ArrowRight'];

export function writingScenario(scenario: Scenario): void {
  scenario(
    'an empty file becomes four computers without a finding, by what is offered while it is written',
    async ({ page, file, keepPicture }) => {
      const { choose, act, newLine, stops } = writerIn(page);
      const findings = (...rows: readonly string[]) =>
        untilSeenProblemsAre(page, rows.length === 0 ? [] : ['four-computers.btc', ...rows]);
      // Room for the whole file, so that any place in it can be clicked.
      await page.setViewportSize({ width: 1440, height: 2400 });
      await runCommand(page, 'Problems: Focus on Problems View');
      await focusEditor(page);

      await choose('topo', /^topology$/);
      await page.keyboard.type('Orders');
      await newLine();
      await choose('domain', /Domain with a group and an account$/);
      await stops('', '', '');
      await newLine();
      await choose('cluster', /Failover cluster$/);
      await stops('SQLCLU', '', 'SQL01', 'SQL02');
      await choose('group', /^group with SQL Server/);
      await stops('', 'R:', '10.0.0.30/24', '', '', '');
      await newLine('{ instance: "MSSQLSERVER" }', 2);
      await choose('group', /^group with Enterprise SSO/);
      await keepPicture('written-group');
      await newLine();
      await choose('cluster', /Failover cluster$/);
      await stops('BTSCLU', '', 'BTS01', 'BTS02');
      await choose('group', /^group with disk, address, name and MSDTC/);
      await stops('', '', '', '', 'BIZTALKCLUSTER');
      await findings();

      await newLine();
      await choose('biztalk', /BizTalk group$/);
      await stops('Orders', '2009', '');
      await choose('data', /^database/);
      await choose('Sq', /^Sql/);
      await newLine('database: Sql');
      await choose('serv', /^servers/);
      await choose('BTS', /^BTS01/);
      await page.keyboard.type(', ');
      await choose('BTS', /^BTS02/);
      await findings('No master secret server is stated', 'BizTalk group Orders is on BTS01 and BTS02');
      await act(inSso, 'Make SsoService the master secret server', { moves: lineAbove });
      await findings('No backup of the master secret is stated', 'BizTalk group Orders is on BTS01 and BTS02');
      await act('Orders {', 'Declare BizTalk Server Administrators in CONTOSO, and refer to it');
      await findings('No backup of the master secret is stated');
      await act(inSso, 'Insert the default path of the backup', { moves: lineAbove });
      await findings();

      await newLine('administrators: "BizTalk Server Administrators"');
      await choose('host', /^host clustered in AppGroup/);
      await clickAt(page, 'NewHost {', 'begin');
      const newName = page.locator('.rename-box input');
      await pressUntilShown(page, 'F2', newName);
      await newName.fill('ReceiveHost');
      await page.keyboard.press('Enter');
      await page.locator('.view-line', { hasText: 'host ReceiveHost {' }).waitFor();
      await newLine('administrators: "BizTalk Server Administrators"');
      await choose('host', /^host with an instance on every server/);
      await stops('QueueHost');
      await newLine('ReceiveHost {', 3);
      await choose('adap', /^adapter/);
      await stops('FTP');
      await choose('rec', /^receive/);
      await choose('Rec', /^ReceiveHost/);
      await findings();
      await newLine('receive in ReceiveHost', 1);
      await choose('adap', /^adapter/);
      await stops('MSMQ');
      await choose('rec', /^receive/);
      await choose('Que', /^QueueHost/);
      await findings('Host QueueHost runs MSMQ handlers');
      await act('QueueHost {', 'Cluster QueueHost in AppGroup', { keys: 'Control+Shift+R' });
      await findings('Clustered host QueueHost runs MSMQ handlers, but cluster BTSCLU');
      await act('biztalkHost QueueHost', 'Add Message Queuing to AppGroup', { moves: twoWordsOn });
      await findings();
      await keepPicture('written');

      await runCommand(page, 'Format Document');
      await page.keyboard.press('Control+S');
      await untilFileHolds(file, fromNothing);
    },
    { text: '' },
  );
}

/** Someone at the keyboard of the first editor. */
function writerIn(page: Page) {
  const { keyboard } = page;
  const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
  const leave = () => keyboard.press('Escape'); // what is still open of a list or a snippet

  return {
    /** Types the beginning of a word, and chooses the first that is offered with such a text. */
    async choose(beginning: string, text: RegExp): Promise<void> {
      await keyboard.type(beginning);
      const wanted = suggestions.filter({ hasText: text }).first();
      // Typing calls for the list; the keys that do would hide it again.
      await wanted.waitFor(soon).catch(() => pressUntilShown(page, 'Control+Space', wanted));
      // By mouse: the list is put in another order while the server's answers come in.
      await wanted.click();
      await wanted.waitFor({ state: 'detached' });
    },
    /** Types what belongs at each stop of a block, nothing where it is right already, and goes on to the next one. */
    async stops(...texts: readonly string[]): Promise<void> {
      for (const text of texts) {
        if (text !== '') await keyboard.type(text);
        await keyboard.press('Tab');
      }
    },
    /** A new line behind the line that holds a text, or so many lines below it; an empty line and a new one behind the end. */
    async newLine(text?: string, below = 0): Promise<void> {
      await leave();
      if (text === undefined) await keyboard.press('Control+End');
      else await clickAt(page, text, 'end');
      for (let lines = 0; lines < below; lines++) await keyboard.press('ArrowDown');
      await keyboard.press('End');
      await keyboard.press('Enter');
      if (text === undefined) await keyboard.press('Enter');
    },
    /** Takes what the editor offers where the only place begins that reads so, or where keys lead from it: a fix, or what other keys ask for. */
    async act(
      place: string,
      title: string,
      { moves = [], keys = 'Control+.' }: { readonly moves?: readonly string[]; readonly keys?: string } = {},
    ): Promise<void> {
      await leave();
      await clickAt(page, place, 'begin');
      for (const move of moves) await keyboard.press(move);
      const offered = page.locator('.action-widget').getByText(title).first();
      await pressUntilShown(page, keys, offered);
      await chooseFocused(page, title);
      await offered.waitFor({ state: 'hidden' });
    },
  };
}
