/** The language as its hosts see it: the one door into this folder. */
export {
  type CheckResult,
  check,
  type Problem,
  type ProblemFix,
  type SettingsFor,
  type SuppressedProblem,
} from './check.ts';
export type { IsTaken, ProposedBlock } from './complete/block.ts';
export { proposedBlocks } from './complete/blocks.ts';
export { type Rank, type ReferencePlace, rankingAt } from './complete/candidates.ts';
export { type ProposedValue, proposedValues } from './complete/values.ts';
export { createCore } from './core.ts';
export { type DrawnTopology, drawTopology, type Finding, type FindingSeverity } from './diagram/index.ts';
export { explain } from './explain/explain.ts';
export type { Fact } from './explain/fact.ts';
export { type Phrase, render as renderPhrase } from './explain/phrase.ts';
export {
  type ExportFormat,
  type ExportRequest,
  type ExportView,
  exportFormats,
  exportFormatsOf,
  exportTopology,
  exportViews,
  pictureForPixels,
} from './export/index.ts';
export { type Extraction, extractionAt } from './extraction.ts';
export {
  type Failover,
  failoverOf,
  type NamedEvent,
  type Scenario,
} from './failover/index.ts';
export { type FixAllRequest, type FixAllResult, fixAll } from './fix-all.ts';
export * as ast from './generated/ast.ts';
export { BtcLanguageMetaData } from './generated/module.ts';
export { directDependentsOf, type NeededType, neededTypesOf } from './model/dependencies.ts';
export { ownersInOrderOf } from './model/owners.ts';
export type { PlaceInFile } from './model/place.ts';
export { computersOf, dependenciesOf, hostResourceOf } from './model/queries.ts';
export { type RestartSetting, restartByDefault, restartInForce } from './model/restart-policy.ts';
export * from './model/schema.ts';
export { nearest } from './model/spelling.ts';
export type * as model from './model/topology.ts';
export { type Operation, type OperationAnswer, operations, planOperation } from './operations/index.ts';
export { liveProgramOf, type Program, programOf, programsOf } from './program.ts';
export { createProject, type Project } from './project.ts';
export { type OfferedRefactoring, refactoringsAt } from './refactorings.ts';
export { ruleByCode, rules } from './rules/index.ts';
export type { Rule, Section, Severity } from './rules/rule.ts';
export {
  defaultProjectSettings,
  defaultSettings,
  type ProjectSettings,
  type SetSeverity,
  type Settings,
  setSeverities,
  settingsFileName,
  settingsSchema,
  severities,
} from './rules/settings.ts';
export { readSettings, type SettingsMistake, type SettingsRead, settingRule } from './rules/settings-file.ts';
export { escapeMarkdown, fencedCode } from './runbook/escape/markdown.ts';
export {
  buildRunbook,
  type FlatRunbook,
  findScope as findRunbookScope,
  flatten as flattenRunbook,
  type Runbook,
  type RunbookFile,
  renderCmd as renderRunbookAsCmd,
  renderHtml as renderRunbookAsHtml,
  renderJson as renderRunbookAsJson,
  renderMarkdown as renderRunbookAsMarkdown,
  renderPowerShell as renderRunbookAsPowerShell,
} from './runbook/index.ts';
export type * as simulation from './simulation/index.ts';
export {
  activitiesOf,
  blastRadiusOf,
  capabilitiesOf,
  capabilityTitle,
  findTarget,
  isTooLargeFor,
  namerOf,
  ownerMatrixOf,
  partSurvivalOf,
  renderSimulationAsJson,
  servicesOf,
  simulate,
  singleFailuresOf,
  startOrdersOf,
  statusesAtStart,
  survivalMatrixOf,
  targetName,
  toleranceOf,
} from './simulation/index.ts';
export { BtcDocumentFactory } from './syntax/document-factory.ts';
export { applyEdits, type EditsByFile, sortEdits, type TextEdit } from './syntax/edit/apply.ts';
export { editsOf } from './syntax/edit/edit.ts';
export { type SuppressingEdit, suppressingEdit } from './syntax/edit/suppress.ts';
export { elementOf, elementsAround, elementsWanted } from './syntax/element-of.ts';
export {
  type Formatted,
  type Formatter,
  type FormattingError,
  formatter,
} from './syntax/format/formatter.ts';
export { keepForm } from './syntax/format/keep.ts';
export {
  type BtcDocument,
  closureOf,
  importedDocument,
  importedUri,
  possibleImports,
  rootsOf,
} from './syntax/imports.ts';
export { type NameInScope, namesInScope } from './syntax/in-scope.ts';
export { locateItem, locateName, locateWhole, nameNode, type Span } from './syntax/locate.ts';
export { foldName, quote, sameName, writeName } from './syntax/names.ts';
export { originsAround } from './syntax/origin.ts';
export { namesReferringIn } from './syntax/references.ts';
export {
  type BlockKind,
  type DeclarationShape,
  membersOfBlock,
  shapeIn,
} from './syntax/repair/shape.ts';
export { segmentsOf, wantedBy } from './syntax/resolve.ts';
export { createSharedServices, NoIndex } from './syntax/services.ts';
export { type DeclaredSymbol, matchesTarget, nameOf, schemaOf, symbolsOf } from './syntax/symbols.ts';
export { syntaxErrorCode, syntaxErrorsOf } from './syntax/syntax-errors.ts';
export { type SourceDocument, sourceDocuments } from './syntax/text/source-document.ts';
export { problemsByFile, uniteProblems } from './unite.ts';
export { writeFix } from './write-fix.ts';
