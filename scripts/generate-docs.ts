/**
 * Writes what follows from the list of rules: the table in README.md, the header of each rule's page, and the schema of the
 * settings file. With `--check` it only says what is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Rule, rules, type Section, settingsSchema } from '../language/index.ts';

const root = new URL('../', import.meta.url);
const command = 'npm run generate';

/** The files and what they have to be, by path from the root of the project. */
export function generatedDocs(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  files.set('README.md', between(read('README.md') ?? `${markers('rules').join('\n')}\n`, 'rules', ruleTables()));
  files.set('syntaxes/btc.config.schema.json', jsonText(settingsSchema(rules)));
  for (const rule of rules) {
    const path = pagePath(rule);
    const page = read(path);
    if (page === undefined) throw new Error(`Rule ${rule.code} has no page: write ${path}.`);
    const marked = page.includes(markers('rule')[0]) ? page : `${markers('rule').join('\n')}\n\n${page}`;
    files.set(path, between(marked, 'rule', pageHeader(rule, page)));
  }
  return files;
}

/** The paths of those that are not what they have to be. */
export function outdatedDocs(): readonly string[] {
  return [...generatedDocs()].filter(([path, text]) => read(path) !== text).map(([path]) => path);
}

function pagePath({ code }: Rule): string {
  return `language/docs/rules/${code}.md`;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

function markers(name: string): readonly [begin: string, end: string] {
  return [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
}

/** The text with what stands between its markers replaced. */
function between(text: string, name: string, content: string): string {
  const [begin, end] = markers(name);
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The markers ${begin} and ${end} are missing.`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}

const sectionTitles: Readonly<Record<Section, string>> = {
  language: 'The language',
  cluster: 'Clusters and groups',
  dtc: 'Distributed Transaction Coordinator',
  sql: 'SQL Server',
  msmq: 'Message Queuing',
  file: 'File system',
  sso: 'Enterprise Single Sign-On',
  host: 'Hosts',
  adapter: 'Adapters',
  installation: 'Installation and shape',
};

function ruleTables(): string {
  return (Object.keys(sectionTitles) as Section[])
    .map((section) => ({ title: sectionTitles[section], all: rules.filter((rule) => rule.section === section) }))
    .filter(({ all }) => all.length > 0)
    .map(({ title, all }) => [
      `### ${title}`,
      '',
      '| rule | severity | fix | finding |',
      '|---|---|---|---|',
      ...all.map(row),
    ])
    .map((lines) => `\n${lines.join('\n')}\n`)
    .join('');
}

function row(rule: Rule): string {
  const fix = rule.fixAll ? '●' : hasFix(read(pagePath(rule)) ?? '') ? '💡' : '';
  return `| [\`${rule.code}\`](${pagePath(rule)}) | ${rule.severity} | ${fix} | ${rule.summary.replaceAll('|', '\\|')} |`;
}

/** A page shows every fix of its rule. */
function hasFix(page: string): boolean {
  return page.includes(' fixed="');
}

function pageHeader(rule: Rule, page: string): string {
  const severity = rule.severity.charAt(0).toUpperCase() + rule.severity.slice(1);
  const facts = [`**${severity}**`, basisOf(rule)];
  if (hasFix(page)) facts.push(rule.fixAll ? '💡 has a fix, which *fix all* applies' : '💡 has a fix');
  return ['', `# ${rule.code}`, '', rule.summary, '', facts.join(' · '), ''].join('\n');
}

function basisOf({ source: { basis, lines } }: Rule): string {
  const places = lines.map((line) => (typeof line === 'number' ? String(line) : `${line[0]}–${line[1]}`)).join(', ');
  const lineWord = lines.length === 1 && typeof lines[0] === 'number' ? 'line' : 'lines';
  switch (basis) {
    case 'stated':
      return `stated in the white paper, ${lineWord} ${places}`;
    case 'inferred':
      return `follows from the white paper, ${lineWord} ${places}`;
    case 'general':
      return `general knowledge${lines.length === 0 ? '' : `; see the white paper, ${lineWord} ${places}`}`;
  }
}

/** As the formatter of the project writes it: lists of words stay on one line. */
function jsonText(value: unknown, indent = ''): string {
  const isPlain = (item: unknown) => typeof item !== 'object' || item === null;
  if (isPlain(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[${value.map((item) => jsonText(item, inner)).join(', ')}]`;
  const entries = Object.entries(value as object).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${jsonText(item, inner)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}${indent === '' ? '\n' : ''}`;
}

function main(): void {
  const outdated = outdatedDocs();
  if (process.argv.includes('--check')) {
    if (outdated.length === 0) return;
    console.error(`Out of date: ${outdated.join(', ')}. Run: ${command}`);
    process.exitCode = 1;
    return;
  }
  const files = generatedDocs();
  for (const path of outdated) writeFileSync(new URL(path, root), files.get(path) ?? '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
