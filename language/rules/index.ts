/** All rules, by section and then by name. A new rule is a line here, its file and its page. */
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [];

/** The rule with this code. */
export function ruleByCode(code: string): Rule | undefined {
  return rules.find((rule) => rule.code === code);
}
