/** What answers the requests that take little code each, loaded together when the first of them comes. */
export { incomingCalls, outgoingCalls, prepareCallHierarchy } from './call-hierarchy.ts';
export { documentLinks } from './document-links.ts';
export { formatDocument, formatOnType, formatRange, formatRanges } from './formatting.ts';
export { inlayHints } from './inlay-hints.ts';
export { linkedEditingRanges } from './linked-editing.ts';
export { definition, documentHighlights, references } from './navigation.ts';
export { foldingRanges, selectionRanges } from './ranges.ts';
export { prepareRename, rename } from './rename.ts';
export { semanticTokens, semanticTokensDelta, semanticTokensIn } from './semantic-tokens.ts';
export { documentSymbols, workspaceSymbols } from './symbols.ts';
