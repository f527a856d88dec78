/** The style of a runbook's steps, in the colours of the page. */

/** A step is not cut by the end of a page unless it is longer than one. */
export const stepStyle = `.step { margin: 0 0 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .5rem; }
.step:target { border-color: var(--link); box-shadow: 0 0 0 2px var(--link); }
.heading { display: flex; gap: .7rem; align-items: baseline; }
input[type=checkbox] { flex: none; width: 1.05em; height: 1.05em; margin: 0; translate: 0 .15em; accent-color: var(--link); }
.step ol, .step ul { margin: .25rem 0; padding-left: 1.6rem; }
ul.ticks, ul.record { list-style: none; padding-left: 0; }
ul.ticks li { padding-left: 1.6rem; text-indent: -1.6rem; margin: .15rem 0; }
ul.ticks input { margin-right: .5em; text-indent: 0; }
dl { margin: .6rem 0; }
dl div { display: flex; gap: .75rem; }
dt { flex: none; width: 4rem; color: var(--faint); }
dd { margin: 0; }
.kind { padding: .05rem .5rem; border-radius: 1em; font-size: .9em; }
.kind.changing { background: var(--changing); color: var(--changing-ink); }
.kind.disruptive { background: var(--disruptive); color: var(--disruptive-ink); font-weight: 600; }
.kind.read-only { background: var(--read-only); color: var(--read-only-ink); }
.first { margin: .6rem 0; padding: .4rem .75rem; background: var(--note); border-left: 4px solid var(--note-line); }
ul.record li { display: flex; flex-wrap: wrap; gap: .5rem; margin: .3rem 0; }
ul.record input { flex: 1 1 12rem; font: inherit; color: inherit; background: none; border: 0; border-bottom: 1px solid currentColor; }
footer { margin-top: .8rem; font-size: .82em; color: var(--faint); }
@media print {
  .heading, dl { break-after: avoid; }
  .step { break-inside: avoid; }
  .step:target { border-color: var(--line); box-shadow: none; }
  .step { border-radius: 0; padding: .5rem .75rem; margin-bottom: .8rem; }
  .kind { padding: 0; }
  .kind.disruptive { text-transform: uppercase; }
  input[type=checkbox] { appearance: none; border: 1px solid #000000; }
  input[type=checkbox]:checked::before { content: "\\2713"; display: block; line-height: 1; text-align: center; text-indent: 0; }
}
`;
