/** What a user has done, as context keys: steps of the walkthrough are complete with them. */
import { commands } from 'vscode';

/** `hasMended`: a file with errors or warnings has none any more. `hasSeenFailover`: something failed in a preview. */
export type Milestone = 'hasMended' | 'hasSeenFailover';

export async function milestone(reached: Milestone): Promise<void> {
  await commands.executeCommand('setContext', `btc.${reached}`, true);
}
