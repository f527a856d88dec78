/** What the extension does once it is active, the same on the desktop and in a browser. */
import * as vscode from 'vscode';
import { registerExport } from './features/export/export.ts';
import { type Connect, startLanguageServer } from './features/language-server/language-server.ts';
import { registerNewTopology } from './features/new-topology/new-topology.ts';
import { registerPreview } from './features/preview/previews.ts';
import { registerRulePages } from './features/rule-pages/rule-pages.ts';
import { registerTopologyStatus } from './features/status/topology-status.ts';

export interface Extension {
  readonly deactivate: () => Promise<void>;
}

export function activateExtension(context: vscode.ExtensionContext, connect: Connect): Extension {
  const server = startLanguageServer(context, connect);
  registerRulePages(context);
  registerExport(context, server, registerPreview(context, server));
  registerNewTopology(context);
  registerTopologyStatus(context, server);
  context.subscriptions.push(vscode.commands.registerCommand('btc.restartServer', () => server.restart()));
  return { deactivate: () => server.stop() };
}
