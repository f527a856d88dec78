/** Where something is, in the words of SARIF. */

import { CstUtils } from 'langium';
import type { ArtifactLocation, LogicalLocation, PhysicalLocation } from 'sarif';
import { type DeclaredSymbol, type Span, symbolsOf } from '#language';
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

/** The declaration that an offset is in, by its full name; undefined outside of any. */
export function logicalLocation({ document }: ReportedFile, offset: number): LogicalLocation | undefined {
  const file = document?.parseResult.value;
  if (!file?.$cstNode) return undefined;
  const { byNode } = symbolsOf(file);
  for (let node = CstUtils.findLeafNodeAtOffset(file.$cstNode, offset)?.astNode; node; node = node.$container) {
    const symbol = byNode.get(node);
    if (symbol) return { name: symbol.name, fullyQualifiedName: fullName(symbol), kind: symbol.kind };
  }
  return undefined;
}

function fullName({ name, parent }: DeclaredSymbol): string {
  return parent ? `${fullName(parent)}.${name}` : name;
}
