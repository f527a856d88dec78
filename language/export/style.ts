/** The style of a document, in the colours of the page and of the picture. */
import { darkStylesheet, stylesheet } from '../diagram/index.ts';

/**
 * A word's tone is told by the word; the colour has a contrast of at least 4.5 to what it stands on. A picture has its own size and may
 * be wider than the text; where it is wider than the window it scrolls, and on paper it fits.
 */
export const documentStyle = `figure { width: max-content; max-width: calc(100vw - 2.5rem); margin: 1.5rem 0 1.5rem 50%; translate: -50% 0; overflow-x: auto; }
figure svg { display: block; }
section > h3 { margin: 1.2rem 0 .4rem; }
li { margin: .2rem 0; }
.table { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .92em; overflow-wrap: normal; }
th, td { padding: .35rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--block); }
th[scope=row] { font-weight: 600; }
td.tone { min-width: 9em; }
strong.tone { padding: .05rem .5rem; border-radius: 1em; font-size: .9em; font-weight: 600; }
.tone.lost { background: var(--disruptive); color: var(--disruptive-ink); }
.tone.changed { background: var(--changing); color: var(--changing-ink); }
.tone.risk { background: var(--note); color: var(--ink); }
.tone.good { background: var(--read-only); color: var(--read-only-ink); }
@media print {
  figure { width: auto; max-width: none; margin: 1rem 0; translate: none; overflow: visible; break-inside: avoid; }
  figure svg { max-width: 100%; height: auto; max-height: 24cm; }
  .table { overflow: visible; }
  tr { break-inside: avoid; }
  strong.tone { padding: 0; }
  .tone.lost { font-weight: 700; }
}
${stylesheet}${darkStylesheet}`;
