/** Where something is, in the words of SARIF. */
import type { ArtifactLocation, LogicalLocation, PhysicalLocation } from 'sarif';
import type { Span } from '#language';
import type { DeclarationName } from '../../checking/checked.ts';
import { type ReportedFile, regionOf } from '../report.ts';

/** What relative addresses are relative to, by the name that GitHub knows. */
export const sourceRoot = '%SRCROOT%';

/** Relative to the folder in which the program ran, so that it says the same on every machine; absolute on another drive. */
export function artifactLocation({ name, uri }: Pick<ReportedFile, 'name' | 'uri'>): ArtifactLocation {
  if (/^([A-Za-z]:)?\//.test(name)) return { uri };
  // Windows allows halves of characters in names, of which no address can be made.
  const whole = Buffer.from(name).toString();
  return { uri: whole.split('/').map(encodeURIComponent).join('/'), uriBaseId: sourceRoot };
}

export function physicalLocation(file: ReportedFile, span: Pick<Span, 'start' | 'end'>): PhysicalLocation {
  return { artifactLocation: artifactLocation(file), region: regionOf(file, span) };
}

/** The declaration that something stands in; undefined outside of any. */
export function logicalLocation(declaration: DeclarationName | undefined): LogicalLocation | undefined {
  return declaration && { name: declaration.name, fullyQualifiedName: declaration.fullName, kind: declaration.kind };
}
