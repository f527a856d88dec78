/** What of a topology which rules are shown. */
import type { Element, Reference, Topology } from '../model/topology.ts';
import type { Subjects } from './rule.ts';

/** Elements with what is in them, references, or the topology itself. */
export type SubjectList = readonly (Element | Reference | Topology)[];

/** The subjects by the kinds that rules look at. */
export function subjectsByKind(subjects: SubjectList): ReadonlyMap<keyof Subjects, readonly unknown[]> {
  const byKind = new Map<keyof Subjects, unknown[]>();
  for (const subject of subjects) {
    for (const kind of kindsOf(subject)) {
      const alike = byKind.get(kind);
      if (alike) alike.push(subject);
      else byKind.set(kind, [subject]);
    }
  }
  return byKind;
}

function kindsOf(subject: Element | Reference | Topology): readonly (keyof Subjects)[] {
  if (!('kind' in subject)) return 'clusters' in subject ? ['topology'] : ['reference'];
  const own = subject.name === '' || subject.damaged ? [] : (['element', ...ownKindsOf(subject)] as const);
  return isBlock(subject) ? ['block', ...own] : own;
}

function isBlock({ kind }: Element): boolean {
  return kind === 'domain' || kind === 'cluster' || kind === 'server' || kind === 'sso' || kind === 'biztalkGroup';
}

function ownKindsOf(subject: Element): readonly (keyof Subjects)[] {
  switch (subject.kind) {
    case 'node':
    case 'server':
      return ['computer', subject.kind];
    case 'resource':
      return isSubject(subject.type) ? ['resource', subject.type] : ['resource'];
    case 'domainGroup':
      return [];
    default:
      return [subject.kind];
  }
}

const typesWithRules = [
  'disk',
  'ip',
  'networkName',
  'dtc',
  'msmq',
  'fileShare',
  'sqlServer',
  'entsso',
  'iis',
  'biztalkHost',
] as const satisfies readonly (keyof Subjects)[];

function isSubject(type: string): type is (typeof typesWithRules)[number] {
  return typesWithRules.some((known) => known === type);
}
