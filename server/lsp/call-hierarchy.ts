/** Dependencies as a call hierarchy: a resource "calls" what has to be online before it, and is "called" by what starts after it. */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  SymbolKind,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import {
  dependenciesOf,
  directDependentsOf,
  elementOf,
  hostResourceOf,
  locateItem,
  locateName,
  locateWhole,
  type model,
} from '#language';
import { declarationAt, placeOf } from './at-cursor.ts';
import { locationOf } from './convert.ts';
import type { Session } from './session.ts';
import { titleOf } from './symbols.ts';

export function prepareCallHierarchy(params: CallHierarchyPrepareParams, session: Session): CallHierarchyItem[] | null {
  const resource = resourceAt(params, session);
  return resource ? [itemOf(resource, session)] : null;
}

/** What depends on the resource, and so starts after it. */
export function incomingCalls(
  { item }: CallHierarchyIncomingCallsParams,
  session: Session,
): CallHierarchyIncomingCall[] | null {
  const resource = resourceOf(item, session);
  if (!resource) return null;
  return directDependentsOf(resource).map((from) => ({
    from: itemOf(from, session),
    fromRanges: [placeOfDependency(from, resource, session)],
  }));
}

/** What the resource depends on, and so starts after. */
export function outgoingCalls(
  { item }: CallHierarchyOutgoingCallsParams,
  session: Session,
): CallHierarchyOutgoingCall[] | null {
  const resource = resourceOf(item, session);
  if (!resource) return null;
  return dependenciesOf(resource).map((to) => ({
    to: itemOf(to, session),
    fromRanges: [placeOfDependency(resource, to, session)],
  }));
}

/** A host stands for its cluster resource. */
function resourceAt(params: TextDocumentPositionParams, session: Session): model.Resource | undefined {
  const place = placeOf(params, session);
  const node = place && declarationAt(place.document, place.offset);
  const topology = place && session.analysis.programsWith(place.document.uri.toString())[0]?.program.topology;
  const element = node && topology && elementOf(node, topology);
  if (element?.kind === 'host') return hostResourceOf(element);
  return element?.kind === 'resource' ? element : undefined;
}

/** The resource of an item that the client gives back: found by its place, as nothing is kept for it. */
function resourceOf({ uri, selectionRange }: CallHierarchyItem, session: Session): model.Resource | undefined {
  return resourceAt({ textDocument: { uri }, position: selectionRange.start }, session);
}

function itemOf({ name, origin, schema, group }: model.Resource, { shared }: Session): CallHierarchyItem {
  const { uri, range } = locationOf(shared, locateWhole(origin));
  const selectionRange = locationOf(shared, locateName(origin)).range;
  const detail = `${titleOf(schema)} in ${group.cluster.name}.${group.name}`;
  return { name, kind: SymbolKind.Field, detail, uri, range, selectionRange };
}

/** Where the dependency is written; at the name where BizTalk Server adds it. */
function placeOfDependency(from: model.Resource, to: model.Resource, { shared }: Session) {
  return locationOf(shared, locateItem(from.origin, 'dependsOn', to)).range;
}
