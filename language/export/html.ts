/** A document as one page of HTML, in the frame that the runbook has: it loads nothing, runs nothing, and can be printed. */
import { type Html, html } from '../runbook/escape/html.ts';
import { renderPage } from '../runbook/html/page.ts';
import type { Block, Cell, ExportDocument, Item, Table } from './document.ts';
import { eachRun } from './runs.ts';
import { documentStyle } from './style.ts';

/** The same document gives the same bytes. */
export function renderHtml({ title, intro, picture, sections }: ExportDocument): string {
  return renderPage({
    title,
    style: documentStyle,
    skip: { to: 'document', text: 'To the document' },
    intro: html`${intro.map((text) => html`<p>${inline(text)}</p>\n`)}`,
    contents: html`${sections.map((section) => html`<li><a href="#${section.id}">${inline(section.title)}</a></li>\n`)}`,
    main: html`${picture === '' ? undefined : figure(picture)}${sections.map(
      ({ id, title: heading, blocks }) => html`<section aria-labelledby="${id}">
<h2 id="${id}">${inline(heading)}</h2>
${blocks.map(block)}</section>
`,
    )}`,
  });
}

/** The picture was escaped by the rules of XML, which HTML reads alike. Where it is wider than the window it scrolls. */
function figure(picture: string): Html {
  return html`<figure tabindex="0" aria-label="Picture, in words below">
${{ html: picture }}
</figure>
`;
}

function block(part: Block): Html {
  switch (part.kind) {
    case 'text':
      return html`<p>${inline(part.text)}</p>\n`;
    case 'heading':
      return html`<h3>${inline(part.text)}</h3>\n`;
    case 'list':
      return html`<ul>\n${part.items.map(item)}</ul>\n`;
    case 'table':
      return table(part);
  }
}

function item({ lead, text }: Item): Html {
  if (!lead) return html`<li>${inline(text)}</li>\n`;
  return html`<li><strong class="tone ${lead.tone}">${lead.text}</strong> ${inline(text)}</li>\n`;
}

function table({ title, head, rows }: Table): Html {
  return html`<div class="table" role="region" tabindex="0" aria-label="${withoutMarks(title)}">
<table>
<thead><tr>${head.map((text) => html`<th scope="col">${inline(text)}</th>`)}</tr></thead>
<tbody>
${rows.map(([first, ...others]) => html`<tr><th scope="row">${inline(first?.text ?? '')}</th>${others.map(cell)}</tr>\n`)}</tbody>
</table>
</div>
`;
}

function cell({ text, tone }: Cell): Html {
  return tone === undefined ? html`<td>${inline(text)}</td>` : html`<td class="tone ${tone}">${inline(text)}</td>`;
}

/** Names that run from right to left turn nothing around them. */
function inline(text: string): Html {
  const escaped = (piece: string) => html`${piece}`.html;
  return { html: eachRun(text, escaped, (name) => html`<bdi>${name}</bdi>`.html, escaped) };
}

function withoutMarks(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '');
}
