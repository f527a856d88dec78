/** Tasks that check folders, in a real VS Code. */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runUntilProblemsAre, untilProblemsAre } from './driver.ts';
import { exampleText, type Scenario } from './window.ts';

const broken = exampleText.replace(' dependsOn SsoAddress', '');
const finding = 'SsoName depends on no IP Address of its group SsoGroup.';

const task = { type: 'btc', task: 'check', problemMatcher: '$btc' };
const tasks = [
  { ...task, label: 'everything', files: ['.', '../outside'] },
  { ...task, label: 'what is outside', files: ['../outside'] },
];
const beside = {
  'closed.btc': broken,
  '../outside/outside.btc': broken,
  '.vscode/tasks.json': JSON.stringify({ version: '2.0.0', tasks }),
};

export function taskScenarios(scenario: Scenario): void {
  scenario(
    'a task lists what it finds, once, and takes away nothing that the editor knows',
    async ({ page, file, keepPicture }) => {
      await untilProblemsAre(page, ['closed.btc', finding]);
      await runUntilProblemsAre(page, 'everything', ['closed.btc', finding, 'outside.btc', finding]);
      await keepPicture('task');

      await writeFile(join(dirname(file), '../outside/outside.btc'), exampleText);
      await runUntilProblemsAre(page, 'what is outside', ['closed.btc', finding]);

      await writeFile(join(dirname(file), 'closed.btc'), exampleText);
      await untilProblemsAre(page, []);
    },
    { beside },
  );
}
