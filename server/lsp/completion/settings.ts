/** Completion in `btc.config.json`, for clients that don't complete it by its schema: codes of rules, and severities. */
import { getLocation } from 'jsonc-parser';
import { CompletionItemKind } from 'vscode-languageserver';
import { rules, setSeverities } from '#language';
import { codeItem } from './comments.ts';
import type { Item } from './item.ts';

export interface SettingsItems {
  readonly items: readonly Item[];
  /** The stretch of the text that an item replaces. */
  readonly start: number;
  readonly end: number;
}

/** Undefined where settings have nothing to choose from. */
export function settingsItems(text: string, offset: number): SettingsItems | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const [start, end] = previousNode
    ? [previousNode.offset, previousNode.offset + previousNode.length]
    : [offset, offset];
  if (!isInRules(path)) return undefined;
  if (!isAtPropertyKey) return { items: setSeverities.map(severityItem), start, end };
  const behind = text.slice(end).trimStart();
  const items = rules.map((rule) => {
    const item = codeItem(rule);
    return { ...item, label: quoted(item.label), text: quoted(item.text) + (behind.startsWith(':') ? '' : ': ') };
  });
  return { items, start, end };
}

/** Right in `rules`, or in the `rules` of one of `overrides`. */
function isInRules(path: readonly (string | number)[]): boolean {
  const inOverride = path.length === 4 && path[0] === 'overrides' && path[2] === 'rules';
  return (path.length === 2 && path[0] === 'rules') || inOverride;
}

function severityItem(severity: string): Item {
  return { label: quoted(severity), kind: CompletionItemKind.EnumMember, text: quoted(severity) };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
