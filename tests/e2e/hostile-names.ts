/** Names that would run a script, load something, or spoil the layout, wherever they stood as anything but text. */

/** What they call is there in the pages of the test, and tells that it was called. */
const call = 'ran()';

export const hostileNames: readonly string[] = [
  `<script>${call}</script>`,
  `<img src=x onerror=${call}>`,
  `<svg onload=${call}>`,
  `</text></svg><script>${call}</script>`,
  `</style></title></textarea><script>${call}</script>`,
  `<foreignObject><iframe srcdoc='<script>parent.${call}</script>'></iframe></foreignObject>`,
  `<a href='javascript:${call}'>x</a>`,
  `<form action='javascript:${call}'><button autofocus onfocus=${call}>x</button></form>`,
  `<style>*{display:none}</style>`,
  `<link rel=stylesheet href=https://elsewhere.test/x.css>`,
  `<meta http-equiv=refresh content='0;url=https://elsewhere.test'>`,
  `<animate attributeName=href values=javascript:${call} />`,
  `javascript:${call}`,
  `[x](javascript:${call}) ![x](https://elsewhere.test/x.png)`,
  `' onmouseover='${call}' autofocus onfocus='${call}`,
  `'; background: url(https://elsewhere.test/x.png); x: expression(${call})`,
  `]]><script>${call}</script>`,
  `<!-- x`,
  `--><script>${call}</script>`,
  `<?xml-stylesheet href='https://elsewhere.test/x.css'?>`,
  `<!DOCTYPE x [<!ENTITY y '${call}'>]>&y;`,
  `&lt;script&gt;${call}&lt;/script&gt;&#60;b&#62;`,
  `\${${call}} {{${call}}} <%= ${call} %>`,
  `__proto__`,
  `\u202e)(nar\u2066 \u2069\u200f\u202d`,
  `${'\u0301'.repeat(200)}`,
  `\u{1f469}\u200d\u{1f469}\u200d\u{1f467}`,
  'W'.repeat(10_000),
  'two words '.repeat(1_000).trim(),
];

/** They mean no harm, in letters of a known width and in others: what a page holds of them is what it may hold of the rest. */
export const harmlessNames: readonly string[] = ['Name', '\u05e9\u05dc\u05d5\u05dd'];
