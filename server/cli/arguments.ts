/** Reads the arguments of a command. */
import { parseArgs } from 'node:util';
import { nearest } from '#language';
import type { Command, Option, Request } from './command.ts';
import { UsageError } from './io.ts';

/**
 * Options stand before, between and behind the operands; what follows `--` are operands. Of an option given twice, the
 * last holds, unless it is repeatable.
 * @returns undefined where help is asked for.
 * @throws UsageError where an argument isn't one that the command takes.
 */
export function readArguments(command: Command, args: readonly string[]): Request<string> | undefined {
  const declared = Object.entries(command.options);
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(
        declared.map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }] as const),
      ),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  if (tokens.some((token) => token.kind === 'option' && token.name === 'help')) return undefined;

  const operands: string[] = [];
  const options: Record<string, string> = {};
  const repeated: { readonly option: string; readonly value: string }[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(command.options, token.name) ? command.options[token.name] : undefined;
    if (!option) {
      const known = [...declared.map(([name]) => `--${name}`), '--help'];
      throw new UsageError(`Unknown option ${token.rawName}.${didYouMean(token.rawName, known)}`);
    }
    // A value that looks like an option is most likely one, whose value was forgotten; `--config=-x` still says it.
    const forgotten = !token.inlineValue && /^-./.test(token.value ?? '');
    const value = checkValue(token.rawName, option, forgotten ? undefined : token.value);
    if (option.repeatable) repeated.push({ option: token.name, value });
    else options[token.name] = value;
  }
  const [first, ...others] = operands;
  if (first === undefined) throw new UsageError(`btc ${command.name} needs ${command.operands.doc}.`);
  if (operands.length > (command.operands.atMost ?? operands.length)) {
    throw new UsageError(`btc ${command.name} takes ${command.operands.doc}, not ${operands.length}.`);
  }
  return { operands: [first, ...others], options, repeated };
}

function checkValue(name: string, { value: wanted }: Option, value: string | undefined): string {
  if (wanted === undefined) {
    if (value !== undefined) throw new UsageError(`${name} takes no value.`);
    return '';
  }
  const choices = typeof wanted === 'string' ? undefined : wanted;
  if (value === undefined) throw new UsageError(`${name} needs a value: ${choices ? alternatives(choices) : wanted}.`);
  if (choices && !choices.includes(value)) {
    throw new UsageError(`${name} is ${alternatives(choices)}, not "${value}".${didYouMean(value, choices)}`);
  }
  return value;
}

/** "text, json or junit" */
export function alternatives(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

/** The question behind an error, with the space before it; empty where nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const [near] = nearest(word, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}
