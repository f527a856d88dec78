/** The frame of a page for reading and printing: one file that runs no script and loads nothing, with landmarks and a way past the contents. */
import { type Html, html } from '../escape/html.ts';
import { pageStyle } from './page-style.ts';

export interface Page {
  readonly title: string;
  /** The style of what is in the page, behind that of the page itself. Never from a file. */
  readonly style: string;
  /** A link to the main part, which gets the id. */
  readonly skip: { readonly to: string; readonly text: string };
  /** Paragraphs below the title. */
  readonly intro: Html;
  /** The items of the list of contents; empty for a page without one. */
  readonly contents: Html;
  readonly main: Html;
}

/** Everything from a file is text in it; the same page gives the same bytes. */
export function renderPage({ title, style, skip, intro, contents, main }: Page): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${{ html: pageStyle + style }}</style>
</head>
<body>
<a class="skip" href="#${skip.to}">${skip.text}</a>
<header>
<h1>${title}</h1>
${intro}</header>
${contents.html === '' ? undefined : contentsOf(contents)}<main id="${skip.to}">
${main}</main>
</body>
</html>
`;
  return page.html;
}

function contentsOf(items: Html): Html {
  return html`<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ul>
${items}</ul>
</nav>
`;
}
