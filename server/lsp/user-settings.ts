/** What the user wants to see of hints and lenses, asked of the client each time, as it knows at once. */
import type { Session } from './session.ts';

export type InlayHintKind = 'owners' | 'dependencies' | 'restartPolicy' | 'networkNames';
export type CodeLensKind = 'preview' | 'survival';

/** The kinds that are switched off in a section such as `btc.inlayHints`; none for a client without settings. */
export async function switchedOff(
  section: string,
  uri: string,
  { client, connection }: Session,
): Promise<ReadonlySet<string>> {
  if (!client.hasConfiguration) return new Set();
  const given: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section });
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return new Set(entries.filter(([, value]) => value === false).map(([kind]) => kind));
}
