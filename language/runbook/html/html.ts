/** The runbook as one HTML page: for reading, printing and ticking off. It runs no script and loads nothing. */
import { sure } from '../../model/sure.ts';
import { type Html, html } from '../escape/html.ts';
import { numberSteps, runsOf, stepWord } from '../numbering.ts';
import { howToRead } from '../reading.ts';
import type { Phase, Runbook } from '../runbook.ts';
import { renderPage } from './page.ts';
import { renderStep } from './step.ts';
import { stepStyle } from './style.ts';

/** Everything from the file is text in it; the same runbook gives the same bytes. */
export function renderHtml(runbook: Runbook): string {
  const { title, needed, leftOut, phases } = runbook;
  const numbers = numberSteps(runbook);
  const linksTo = (ids: readonly string[]) => stepLinks(ids, numbers);
  return renderPage({
    title,
    style: stepStyle,
    skip: { to: 'runbook', text: 'To the steps' },
    intro: html`${howToRead.map((text) => html`<p>${text}</p>\n`)}`,
    contents: html`${needed.length > 0 ? html`<li><a href="#needed">Have these at hand</a></li>\n` : undefined}${
      leftOut.length > 0 ? html`<li><a href="#left-out">Not in this runbook</a></li>\n` : undefined
    }${phases.map((phase, index) => contentsOf(phase, index + 1, numbers))}`,
    main: html`${needed.length > 0 ? neededSection(needed, linksTo) : undefined}${
      leftOut.length > 0 ? leftOutSection(leftOut) : undefined
    }${phases.map(
      (phase, index) => html`<section aria-labelledby="phase-${index + 1}">
<h2 id="phase-${index + 1}">${phase.title}</h2>
${phase.steps.map((step) => renderStep(step, sure(numbers.get(step.id)), linksTo(step.after)))}</section>
`,
    )}`,
  });
}

function contentsOf({ title, steps }: Phase, number: number, numbers: ReadonlyMap<string, number>): Html {
  return html`<li><a href="#phase-${number}">${title}</a>
<ol start="${numbers.get(steps[0]?.id ?? '') ?? 1}">
${steps.map((step) => html`<li><a href="#step-${numbers.get(step.id)}">${step.title}</a></li>\n`)}</ol></li>
`;
}

function neededSection(needed: Runbook['needed'], linksTo: (ids: readonly string[]) => Html): Html {
  return html`<section aria-labelledby="needed">
<h2 id="needed">Have these at hand</h2>
<ul class="ticks">
${needed.map(
  ({ fact, neededBy }) => html`<li><label><input type="checkbox"> ${fact}</label> (${linksTo(neededBy)})</li>\n`,
)}</ul>
</section>
`;
}

function leftOutSection(leftOut: Runbook['leftOut']): Html {
  return html`<section aria-labelledby="left-out">
<h2 id="left-out">Not in this runbook</h2>
<ul>
${leftOut.map(({ text }) => html`<li>${text}</li>\n`)}</ul>
</section>
`;
}

/** `steps 1-4, 7`, each number a link; nothing where there are no steps. */
function stepLinks(ids: readonly string[], numbers: ReadonlyMap<string, number>): Html {
  const runs = runsOf(ids, numbers);
  if (runs.length === 0) return html``;
  const link = (number: number) => html`<a href="#step-${number}">${number}</a>`;
  const texts = runs.map(([first, last], index) => {
    const comma = index === 0 ? '' : ', ';
    return first === last ? html`${comma}${link(first)}` : html`${comma}${link(first)}-${link(last)}`;
  });
  return html`${stepWord(runs)} ${texts}`;
}
