/** Shows a finding of the preview: where it is in the source, the fixes that are offered there, or the page of its rule. */
import * as vscode from 'vscode';
import { type FindingView, type Location, showRuleCommand } from '#protocol';
import type { FindingAspect } from '../../webview/messages.ts';
import { reveal } from './reveal.ts';

export async function showFinding(
  { code, hasPage }: FindingView,
  location: Location,
  aspect: FindingAspect,
  preview: vscode.WebviewPanel,
): Promise<void> {
  switch (aspect) {
    case 'source':
      return reveal(location, preview, 'whole');
    case 'fixes':
      await reveal(location, preview, 'whole');
      // The fixes are made for the text as it is now, and it is the reader who chooses one.
      await vscode.commands.executeCommand('editor.action.quickFix');
      return;
    case 'rule':
      if (hasPage) await vscode.commands.executeCommand(showRuleCommand, code);
      return;
  }
}
