/** The runbook of a topology, and its renderings. */

export type { RunbookFile } from './file.ts';
export { findScope, type ScopeAnswer } from './find-scope.ts';
export { type FlatRunbook, type FlatStep, flatten } from './flatten.ts';
export { renderHtml } from './html/html.ts';
export { renderJson } from './json.ts';
export { renderMarkdown } from './markdown.ts';
export { buildRunbook } from './plan.ts';
export type {
  Check,
  Commands,
  LeftOut,
  Needed,
  Phase,
  Problem,
  Runbook,
  Step,
  StepFile,
  StepKind,
  Undo,
} from './runbook.ts';
export type { Scope } from './scope.ts';
export { renderCmd } from './scripts/cmd.ts';
export { renderPowerShell } from './scripts/powershell.ts';
