/** What rules say of subjects. It is kept until something that they asked for it has changed. */
import { Made, type Maker } from '../model/asking.ts';
import type { Topology } from '../model/topology.ts';
import { type Finding, findingsOf, type Rule } from './rule.ts';
import { type Kind, kindsOf, type Subject } from './subjects.ts';

/** What a rule says of a subject. */
export interface Said {
  readonly rule: Rule;
  /** The place of the rule among the rules. */
  readonly index: number;
  readonly findings: readonly Finding[];
  /** Set where the rule threw: it then says no more of the subject. */
  readonly failure?: { readonly error: unknown };
}

/** Rules with the places that they have among all. */
type Placed = readonly (readonly [rule: Rule, index: number])[];

/** The rules by what they look at. */
export class Inquiry {
  private readonly rules: readonly Rule[];
  private readonly byKinds = new Map<readonly Kind[], Placed>();
  /** The topology as it is now. */
  private readonly latest: () => Topology;
  /** Whether it may be another one later, for which what was said is kept. */
  readonly isFollowed: boolean;

  constructor(rules: readonly Rule[], latest: () => Topology, isFollowed: boolean) {
    this.rules = rules;
    this.latest = latest;
    this.isFollowed = isFollowed;
  }

  /** What the rules say of a subject, where they say anything. */
  about(subject: Subject): readonly Said[] {
    const said: Said[] = [];
    const shown = subject === 'topology' ? this.latest() : subject;
    for (const [rule, index] of this.rulesFor(kindsOf(subject))) {
      const answer = ask(rule, index, shown, this.latest);
      if (answer !== undefined) said.push(answer);
    }
    return said.length === 0 ? nothing : said;
  }

  private rulesFor(kinds: readonly Kind[]): Placed {
    const known = this.byKinds.get(kinds);
    if (known) return known;
    const placed = [...this.rules.entries()]
      .filter(([, { on }]) => kinds.includes(on))
      .map(([index, rule]) => [rule, index] as const);
    this.byKinds.set(kinds, placed);
    return placed;
  }
}

const nothing: readonly Said[] = [];

function ask(rule: Rule, index: number, subject: unknown, whole: () => Topology): Said | undefined {
  let findings: Finding[] | undefined;
  try {
    for (const finding of findingsOf(rule, subject, whole)) {
      findings ??= [];
      findings.push(finding);
    }
    return findings && { rule, index, findings };
  } catch (error) {
    return { rule, index, findings: findings ?? [], failure: { error } };
  }
}

/** What rules say of some subjects, in the order of these. */
export class Answers implements Maker<Subject, readonly Said[]> {
  private readonly inquiry: Inquiry;
  private readonly answers: readonly Made<Subject, readonly Said[]>[];
  private said: readonly Said[];
  private readonly doubtful: Made<Subject, readonly Said[]>[] = [];

  constructor(subjects: readonly Subject[], inquiry: Inquiry) {
    this.inquiry = inquiry;
    if (!inquiry.isFollowed) {
      this.answers = [];
      this.said = subjects.flatMap((subject) => this.make(subject));
      return;
    }
    this.answers = subjects.map((subject) => {
      const answer = new Made<Subject, readonly Said[]>(subject, this);
      answer.listen();
      return answer;
    });
    this.said = this.gather();
  }

  make(subject: Subject): readonly Said[] {
    return this.inquiry.about(subject);
  }

  expired(answer: Made<Subject, readonly Said[]>): void {
    this.doubtful.push(answer);
  }

  /** What they say now. */
  get now(): readonly Said[] {
    if (this.doubtful.length > 0) {
      const others = this.doubtful.splice(0).filter((answer) => answer.update());
      if (others.length > 0) this.said = this.gather();
    }
    return this.said;
  }

  /** To be called when the subjects are gone. */
  drop(): void {
    for (const answer of this.answers) answer.leave();
  }

  private gather(): readonly Said[] {
    return this.answers.flatMap(({ value }) => value);
  }
}
