/** Healing: what must hold after a fix. Its finding is gone, nothing worse has come, and nothing else of the text has changed. */
import { structuredPatch } from 'diff';
import { applyEdits, defaultSettings, fixAll, type model, type Program, ruleByCode } from '#language';
import { runRules } from '../../language/rules/engine.ts';
import type { Edit, Fix } from '../../language/rules/rule.ts';
import { editsOf } from '../../language/syntax/edit/edit.ts';
import { locate, type Span } from '../../language/syntax/locate.ts';
import { type Analysis, analyse, folder, type Texts } from '../harness/analysis.ts';
import { interpret } from './interpret.ts';
import type { Layout } from './layout.ts';
import { differences, type Summary, summaryOf, treeOf } from './tree.ts';

/** A fix that was made, but not looked at yet: the next analysis ends the life of the one that it comes from. */
export interface Fixed {
  readonly title: string;
  readonly message: string;
  readonly texts: Texts;
  /** What the edits say that the topology is then. */
  readonly expected: Summary;
  /** Comments that may go: those of what the fix removes. */
  readonly mayGo: ReadonlySet<string>;
}

/** What is wrong with the rule's fixes, a paragraph for each; at most so many of them are tried. */
export async function healingComplaints(
  texts: Texts,
  analysis: Analysis,
  code: string,
  layout: Layout,
  most: number,
): Promise<readonly string[]> {
  const fixes = analysis.programs.flatMap((program) => fixesIn(program, code, texts)).slice(0, most);
  const complaints: string[] = [];
  for (const fixed of fixes) {
    const after = await analyse(fixed.texts);
    const found = [
      ...findingComplaints(analysis, after, code, fixed),
      ...changeComplaints(texts, analysis, fixed, after, layout),
    ];
    if (found.length > 0) complaints.push(shownComplaints(texts, fixed, found));
  }
  return complaints;
}

/** What is wrong with a change: an error has come, a comment is lost, or the topology is another one than its edits say. */
export function changeComplaints(
  texts: Texts,
  before: Analysis,
  fixed: Fixed,
  after: Analysis,
  layout: Layout,
): readonly string[] {
  return [
    ...newErrors(before, after),
    ...commentComplaints(texts, fixed),
    ...layoutComplaints(texts, fixed.texts, layout),
    ...after.programs.flatMap(({ topology }) => differences(fixed.expected, summaryOf(treeOf(topology).root))),
  ];
}

/** A paragraph, with the lines that changed. */
export function shownComplaints(texts: Texts, fixed: Fixed, found: readonly string[]): string {
  return `After "${fixed.title}":\n${[...found, ...shownChanges(texts, fixed.texts)].join('\n')}`;
}

function fixesIn(program: Program, code: string, texts: Texts): readonly Fixed[] {
  const rule = ruleByCode(code);
  const { findings } = runRules(program.topology, program.parts, rule ? [rule] : []);
  return findings.flatMap(({ finding }) => finding.fixes.map((fix) => made(fix, finding.message, program, texts)));
}

export function made(fix: Fix, message: string, program: Program, texts: Texts): Fixed {
  const byFile = editsOf(fix, program.editing);
  const edited = new Map(texts);
  // A file that isn't there yet is made by its edits.
  for (const [uri, edits] of byFile) {
    const file = uri.slice(folder.length);
    edited.set(file, applyEdits(texts.get(file) ?? '', edits));
  }
  const tree = treeOf(program.topology);
  interpret(fix.edits, tree);
  const mayGo = new Set(fix.edits.flatMap((edit) => commentsRemovedBy(edit, texts)));
  return { title: fix.title, message, texts: edited, expected: summaryOf(tree.root), mayGo };
}

/** Comments in what an edit removes, and the one behind it on its last line; of a value that is replaced, those in it. */
function commentsRemovedBy(edit: Edit, texts: Texts): readonly string[] {
  if (edit.verb === 'remove') {
    const { of, part } = edit.place;
    if (typeof part === 'object' && 'item' in part) return commentsInEmptiedList(of as model.Element, part.list, texts);
    return commentsIn(locate({ of, part: typeof part === 'string' ? 'whole' : part }), texts, true);
  }
  if (edit.verb !== 'set') return [];
  const { origin } = edit.on as { readonly origin: model.Origin };
  const isThere = (edit.on as model.Element).properties.some(({ key }) => key === edit.key);
  return isThere ? commentsIn(locate({ of: { origin }, part: { property: edit.key } }), texts, false) : [];
}

/** With the last item of a list the list goes, a property with all of its line; with others in it its comments stay. */
function commentsInEmptiedList(of: model.Element, list: string, texts: Texts): readonly string[] {
  const property = of.properties.find(({ key }) => key === list);
  if (property)
    return property.values.length === 1 ? commentsIn(locate({ of: property, part: 'whole' }), texts, true) : [];
  if (list !== 'dependsOn' || of.kind !== 'resource' || of.dependsOn.items.length !== 1) return [];
  const name = locate({ of, part: 'name' });
  const item = locate({ of, part: { list, item: of.dependsOn.items[0] ?? of } });
  return commentsIn({ ...name, end: item.end }, texts, false);
}

/** The printer begins each comment with a tag of its own. */
const tag = /\[-?\d+ [^\]\n]+\]/g;

function commentsIn({ uri, start, end }: Span, texts: Texts, toLineEnd: boolean): readonly string[] {
  const text = texts.get(uri.slice(folder.length)) ?? '';
  const lineEnd = `${text}\n`.indexOf('\n', end);
  return text.slice(start, toLineEnd ? lineEnd : end).match(tag) ?? [];
}

function findingComplaints(before: Analysis, after: Analysis, code: string, { message }: Fixed): readonly string[] {
  const same = ({ problems }: Analysis) => problems.filter((each) => each.code === code && each.message === message);
  return same(after).length >= same(before).length ? [`The finding is still there: ${message}`] : [];
}

export function newErrors(before: Analysis, after: Analysis): readonly string[] {
  const errors = ({ problems }: Analysis) => problems.filter(({ severity }) => severity === 'error');
  const countOf = (analysis: Analysis, of: string) => errors(analysis).filter((each) => each.code === of).length;
  return [...new Set(errors(after).map((each) => each.code))]
    .filter((each) => countOf(after, each) > countOf(before, each))
    .flatMap((each) => errors(after).filter((problem) => problem.code === each))
    .map((problem) => `There may be a new error[${problem.code}]: ${problem.message}`);
}

function commentComplaints(before: Texts, { texts, mayGo }: Fixed): readonly string[] {
  const tagsOf = (all: Texts) => [...all.values()].flatMap((text) => text.match(tag) ?? []);
  const left = tagsOf(texts);
  return [
    ...tagsOf(before)
      .filter((each) => !left.includes(each) && !mayGo.has(each))
      .map((each) => `The comment ${each} is lost.`),
    ...left.filter((each, index) => left.indexOf(each) !== index).map((each) => `The comment ${each} stands twice.`),
  ];
}

/** New lines look like the old ones. */
function layoutComplaints(before: Texts, after: Texts, { lineBreak, indent }: Layout): readonly string[] {
  return [...after].flatMap(([file, text]) => {
    const old = before.get(file) ?? '';
    const had = new Set(old.split('\n'));
    const isWindows = lineBreak === '\r\n' && old.includes('\n');
    return text
      .split('\n')
      .slice(0, -1)
      .flatMap((line) => {
        if (had.has(line)) return [];
        const plain = line.replace(/\r$/, '');
        const space = /^\s*/.exec(plain)?.[0] ?? '';
        return [
          ...(isWindows !== line.endsWith('\r') ? [`A line of ${file} ends like no other: ${plain}`] : []),
          ...(/\s$/.test(plain) ? [`A line of ${file} ends with white space: "${plain}"`] : []),
          ...(space.replaceAll(indent, '') === '' || !old.includes(`\n${indent}`)
            ? []
            : [`A line of ${file} is indented like no other: "${plain}"`]),
        ];
      });
  });
}

/** The lines that a fix changed. */
function shownChanges(before: Texts, after: Texts): readonly string[] {
  return [...after].flatMap(([file, text]) => {
    const { hunks } = structuredPatch(file, file, before.get(file) ?? '', text, '', '', { context: 1 });
    return hunks.flatMap(({ lines, oldStart }) => [`  ${file}, line ${oldStart}`, ...lines.map((line) => `  ${line}`)]);
  });
}

/** What is wrong with fixing everything: it comes to an end, which is one, and errors become no more. */
export async function fixAllComplaints(texts: Texts, before: Analysis): Promise<readonly string[]> {
  const files = new Map([...texts].map(([file, text]) => [folder + file, text]));
  const request = { settingsFor: () => defaultSettings };
  const first = await fixAll({ ...request, files });
  const fixed = new Map([...files, ...first.changed]);
  const second = await fixAll({ ...request, files: fixed });
  const after = await analyse(new Map([...fixed].map(([uri, text]) => [uri.slice(folder.length), text])));
  const errors = ({ problems }: Analysis) => problems.filter(({ severity }) => severity === 'error');
  return [
    ...(first.settled ? [] : ['Fixing everything comes to no end.']),
    ...first.failures.map(({ rule, error }) => `${rule.code} throws ${error}.`),
    ...(second.changed.size > 0 ? ['Fixing everything again changes more.'] : []),
    ...(errors(after).length > errors(before).length ? ['Fixing everything makes more errors.'] : []),
  ];
}
