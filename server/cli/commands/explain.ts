/** `btc explain`: prints the page of a rule. */
import { ruleByCode, rules } from '#language';
import { didYouMean } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { exitCodes, UsageError } from '../io.ts';
import { withoutMarkers } from '../output/rule-page.ts';

export const explain = defineCommand({
  name: 'explain',
  summary: 'Prints the page of a rule: why it matters, what is wrong and what is right.',
  operands: { usage: 'CODE', doc: "one rule's code", atMost: 1 },
  options: {},
  exits: {
    0: 'The page was printed.',
    2: 'There is no such rule, or wrong usage.',
  },
  async run({ operands: [code] }, io) {
    const rule = ruleByCode(code.toLowerCase());
    if (!rule) {
      const codes = rules.map((other) => other.code);
      throw new UsageError(`There is no rule ${code}.${didYouMean(code, codes)}`);
    }
    io.stdout.write(withoutMarkers(await io.rulePage(rule.code)));
    return exitCodes.clean;
  },
});
