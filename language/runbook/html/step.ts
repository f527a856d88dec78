/** A step of the runbook as a piece of the page. */
import { type Html, html } from '../escape/html.ts';
import { blockTitle } from '../reading.ts';
import type { Commands, Step } from '../runbook.ts';

/** @param after links to the steps that come before; empty where there are none */
export function renderStep(step: Step, number: number, after: Html): Html {
  const { id, title, where, who, kind, before, source } = step;
  return html`<article class="step" id="step-${number}" aria-labelledby="title-${number}">
<div class="heading"><input type="checkbox" aria-label="Step ${number} is done"><h3 id="title-${number}">${number}. ${title}</h3></div>
<dl>
<div><dt>Where</dt><dd>${where}</dd></div>
<div><dt>Who</dt><dd>${who}</dd></div>
<div><dt>Kind</dt><dd><span class="kind ${kind}">${kind}</span></dd></div>
${after.html === '' ? undefined : html`<div><dt>After</dt><dd>${after}</dd></div>\n`}</dl>
${before.map((text) => html`<p class="first"><strong>First:</strong> ${text}</p>\n`)}<h4>Console</h4>
<ol>
${items(step.console)}</ol>
${step.commands.map((block, index) => html`<h4>${blockTitle(block, index, step.commands.length)}</h4>\n${code(block)}`)}${step.files.map(
  ({ name, text }) => html`<h4>File ${name}</h4>\n<pre tabindex="0"><code>${preformatted(text)}</code></pre>\n`,
)}${checkOf(step)}${recordOf(step, number)}${undoOf(step)}<footer>Source: ${source}. Step <code>${id}</code>.</footer>
</article>
`;
}

function checkOf({ check }: Step): Html {
  return html`<h4>Check</h4>
${check.commands.map(code)}<ul class="ticks">
${check.expect.map((text) => html`<li><label><input type="checkbox"> ${text}</label></li>\n`)}</ul>
`;
}

function recordOf({ record }: Step, number: number): Html | undefined {
  if (record.length === 0) return undefined;
  return html`<h4>Record</h4>
<ul class="record">
${record.map((label, index) => html`<li><label for="record-${number}-${index + 1}">${label}</label> <input type="text" id="record-${number}-${index + 1}"></li>\n`)}</ul>
`;
}

function undoOf({ undo }: Step): Html | undefined {
  if (undo.actions.length + undo.commands.length === 0) return undefined;
  return html`<h4>Undo</h4>
${undo.actions.length > 0 ? html`<ul>\n${items(undo.actions)}</ul>\n` : undefined}${undo.commands.map(code)}`;
}

function items(texts: readonly string[]): readonly Html[] {
  return texts.map((text) => html`<li>${text}</li>\n`);
}

/** Long lines scroll, so the keyboard has to reach them. */
function code({ shell, lines }: Commands): Html {
  return html`<pre class="${shell}" tabindex="0"><code>${preformatted(lines.join('\n'))}</code></pre>\n`;
}

/** Lines stay lines; what else would be invisible in them is shown. */
function preformatted(text: string): readonly Html[] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line, index) => html`${{ html: index === 0 ? '' : '\n' }}${tabsKept(line)}`);
}

function tabsKept(line: string): readonly Html[] {
  return line.split('\t').map((text, index) => html`${{ html: index === 0 ? '' : '\t' }}${text}`);
}
