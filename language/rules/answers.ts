/**
 * What rules say of subjects. An answer is kept until something that the rule asked for it has changed. What can be reached from a
 * subject is the same as long as the subject is: an answer that comes from that alone is kept for good.
 */
import { type Asker, type Changeable, making } from '../model/asking.ts';
import type { Topology } from '../model/topology.ts';
import { type Finding, findingsOf, type Rule } from './rule.ts';
import { type SubjectList, subjectsByKind } from './subjects.ts';

/** What a rule says of some subjects. */
export interface Said {
  readonly rule: Rule;
  /** The place of the rule among the rules. */
  readonly index: number;
  readonly findings: readonly Finding[];
  /** Set where the rule threw: it then says no more. */
  readonly failure?: { readonly error: unknown };
}

export class Answers {
  /** What was said without asking. */
  private readonly forGood: Said[] = [];
  private readonly answers: Answer[] = [];
  private readonly expired: Answer[] = [];
  private said: readonly Said[] = [];

  /** @param topology the one that the subjects are in */
  constructor(subjects: SubjectList, rules: readonly Rule[], topology: Topology) {
    const byKind = subjectsByKind(subjects);
    for (const [index, rule] of rules.entries()) {
      const own = byKind.get(rule.on);
      if (!own) continue;
      const { value, asked } = making(() => ask(rule, index, own, topology));
      if (asked.size > 0) this.answers.push(new Answer(own, value, asked, this.expired));
      else if (saysSomething(value)) this.forGood.push(value);
    }
    this.gather();
  }

  /** @param topology what has become of the one before, with the same subjects in it */
  in(topology: Topology): readonly Said[] {
    if (this.expired.length > 0) {
      for (const answer of this.expired.splice(0)) answer.renew(topology);
      this.gather();
    }
    return this.said;
  }

  /** To be called when the subjects are gone. */
  drop(): void {
    for (const answer of this.answers) answer.forget();
  }

  private gather(): void {
    this.said = [...this.forGood, ...this.answers.map(({ said }) => said).filter(saysSomething)];
  }
}

/** An answer that may have to be given again. */
class Answer implements Asker {
  said: Said;
  private readonly subjects: readonly unknown[];
  private asked: ReadonlySet<Changeable>;
  private readonly expired: Answer[];

  /** @param expired where it comes when it has to be given again */
  constructor(subjects: readonly unknown[], said: Said, asked: ReadonlySet<Changeable>, expired: Answer[]) {
    this.subjects = subjects;
    this.said = said;
    this.asked = asked;
    this.expired = expired;
    this.listen();
  }

  expire(): void {
    this.forget();
    this.expired.push(this);
  }

  renew(topology: Topology): void {
    const { rule, index } = this.said;
    const subjects = rule.on === 'topology' ? [topology] : this.subjects;
    const { value, asked } = making(() => ask(rule, index, subjects, topology));
    this.said = value;
    this.asked = asked;
    this.listen();
  }

  forget(): void {
    for (const changeable of this.asked) changeable.tellNoMore(this);
  }

  private listen(): void {
    for (const changeable of this.asked) changeable.tell(this);
  }
}

function ask(rule: Rule, index: number, subjects: readonly unknown[], topology: Topology): Said {
  const findings: Finding[] = [];
  const whole = () => topology;
  try {
    for (const subject of subjects) {
      for (const finding of findingsOf(rule, subject, whole)) findings.push(finding);
    }
    return { rule, index, findings };
  } catch (error) {
    return { rule, index, findings, failure: { error } };
  }
}

function saysSomething({ findings, failure }: Said): boolean {
  return findings.length > 0 || failure !== undefined;
}
