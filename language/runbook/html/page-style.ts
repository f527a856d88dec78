/** The style of every page that is made here: on a screen light or dark as the reader's system is, on paper black on white. */

/** Text has a contrast of at least 4.5 to what it stands on. What belongs together isn't cut by the end of a page. */
export const pageStyle = `
:root {
  --ink: #1b1f24; --paper: #ffffff; --faint: #57606a; --line: #d0d7de; --link: #0b57b5;
  --block: #f3f5f7; --note: #fff6d6; --note-line: #b58900;
  --changing: #dbeafe; --changing-ink: #123e7a; --disruptive: #fde2df; --disruptive-ink: #8c1d18;
  --read-only: #dff3e3; --read-only-ink: #14532d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6e9ed; --paper: #15181c; --faint: #a3adb8; --line: #3a424c; --link: #8ab8ff;
    --block: #20252b; --note: #332b10; --note-line: #d9a90a;
    --changing: #1b3a63; --changing-ink: #cfe3ff; --disruptive: #5c1f1b; --disruptive-ink: #ffdcd8;
    --read-only: #17402a; --read-only-ink: #c9f2d5;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 58rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.8em; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.35em; margin: 2.5rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.1em; margin: 0; }
h4 { font-size: .8em; margin: 1rem 0 .25rem; color: var(--faint); text-transform: uppercase; letter-spacing: .05em; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem; background: var(--paper); }
nav > ul { columns: 2 22rem; column-gap: 2rem; padding-left: 0; list-style: none; }
nav > ul > li { break-inside: avoid-column; margin-bottom: .6rem; font-weight: 600; }
nav ol { font-weight: 400; font-size: .9em; padding-left: 2.2rem; }
pre { margin: .25rem 0; padding: .6rem .75rem; background: var(--block); border: 1px solid var(--line); border-radius: .3rem; overflow-x: auto; }
main > section > ul { margin: .25rem 0; padding-left: 1.6rem; }
code { font: .86em/1.5 Consolas, "Cascadia Mono", ui-monospace, monospace; }
@page { margin: 1.6cm 1.5cm; }
@media print {
  :root {
    --ink: #000000; --paper: #ffffff; --faint: #444444; --line: #888888; --link: #000000;
    --block: #ffffff; --note: #ffffff; --note-line: #000000;
    --changing: #ffffff; --changing-ink: #000000; --disruptive: #ffffff; --disruptive-ink: #000000;
    --read-only: #ffffff; --read-only-ink: #000000;
  }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .skip { display: none; }
  a { text-decoration: none; }
  h2, h3, h4 { break-after: avoid; }
  li, pre { break-inside: avoid; }
  pre { white-space: pre-wrap; }
}
`;
