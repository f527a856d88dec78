/** What of a topology which rules are shown. */
import type { Element, Reference, Topology } from '../model/topology.ts';

/** Elements with what is in them, references, or the topology itself. */
export type SubjectList = readonly (Element | Reference | Topology)[];

/** The subjects by their kinds, of which rules look at some: the keys of `Subjects`. */
export function subjectsByKind(subjects: SubjectList): ReadonlyMap<string, readonly unknown[]> {
  const byKind = new Map<string, unknown[]>();
  for (const subject of subjects) {
    for (const kind of kindsOf(subject)) {
      const alike = byKind.get(kind);
      if (alike) alike.push(subject);
      else byKind.set(kind, [subject]);
    }
  }
  return byKind;
}

function kindsOf(subject: Element | Reference | Topology): readonly string[] {
  if (!('kind' in subject)) return 'clusters' in subject ? ['topology'] : ['reference'];
  const own = subject.name === '' || subject.damaged ? [] : ['element', ...ownKindsOf(subject)];
  return isBlock(subject) ? ['block', ...own] : own;
}

function isBlock({ kind }: Element): boolean {
  return kind === 'domain' || kind === 'cluster' || kind === 'server' || kind === 'sso' || kind === 'biztalkGroup';
}

function ownKindsOf(subject: Element): readonly string[] {
  switch (subject.kind) {
    case 'node':
    case 'server':
      return ['computer', subject.kind];
    case 'resource':
      // One whose type nobody knows has no other kind.
      return subject.type === 'resource' ? ['resource'] : ['resource', subject.type];
    default:
      return [subject.kind];
  }
}
