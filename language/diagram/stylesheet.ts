/** The colours and lines of the picture: VS Code's own where the page has them, a light theme's where it hasn't. */
import { classNames } from './class-names.ts';

/**
 * A colour of VS Code's theme with those to use outside of VS Code, on a light and on a dark page. In high contrast themes alone
 * `contrastBorder` exists; every outline prefers it, since there fills carry no meaning.
 */
type Colour = readonly [variable: string, fallback: string, dark: string];

const foreground: Colour = ['editor-foreground', '#1f1f1f', '#e6e9ed'];
const muted: Colour = ['descriptionForeground', '#5c5c5c', '#a3adb8'];
const background: Colour = ['editor-background', '#ffffff', '#15181c'];
const outline: Colour = ['charts-lines', '#8a8a8a', '#7d8894'];
/** Outlines of what is only listed. */
const quiet: Colour = ['widget-border', '#d0d0d0', '#454e59'];
const focus: Colour = ['focusBorder', '#005fb8', '#8ab8ff'];
const blue: Colour = ['charts-blue', '#0063d3', '#6aa9ff'];
const green: Colour = ['charts-green', '#388a34', '#7bc77f'];
/** VS Code's own orange for charts is half transparent: too faint for a line. */
const amber: Colour = ['charts-yellow', '#b85c00', '#e0a33a'];
const red: Colour = ['charts-red', '#c72e2e', '#ff8078'];
const teal: Colour = ['terminal-ansiCyan', '#0b7285', '#56c2d6'];
const purple: Colour = ['charts-purple', '#652d90', '#c39bf0'];

const errors: Colour = ['editorError-foreground', '#c72e2e', '#ff8078'];
const warnings: Colour = ['editorWarning-foreground', '#a16903', '#e0a33a'];
const infos: Colour = ['editorInfo-foreground', '#0063d3', '#6aa9ff'];

const { box, edge, label, severity, tone } = classNames;
const root = `.${classNames.picture}`;
/** The parts and badges that can be clicked: not those of a still picture. */
const buttons = [` .${classNames.place}[data-place]`, ` .${classNames.badge}[data-findings]`];
const fallbackFont = '"Segoe UI", -apple-system, BlinkMacSystemFont, "Liberation Sans", Arial, sans-serif';

/** Renderers that don't know `var()` skip the second declaration and keep the first. */
function paint(property: 'fill' | 'stroke', [variable, fallback]: Colour, contrast = false): string {
  const value = `var(--vscode-${variable}, ${fallback})`;
  const preferred = contrast ? `var(--vscode-contrastBorder, ${value})` : value;
  return `${property}: ${fallback}; ${property}: ${preferred};`;
}

function rule(selectors: readonly string[], ...declarations: readonly string[]): string {
  return `${selectors.map((selector) => `${root}${selector}`).join(',\n')} {\n  ${declarations.join('\n  ')}\n}`;
}

const shapeOf = (classes: readonly string[]) => classes.map((name) => ` .${name} > .${classNames.shape}`);

/** A box with an outline, and a tint of the same colour over what is behind it. */
function tinted(colour: Colour, tint: number, name: string): string {
  return rule(shapeOf([name]), paint('fill', colour), `fill-opacity: ${tint};`, paint('stroke', colour, true));
}

/** A tinted box whose icon has its colour too. */
function coloured(colour: Colour, tint: number, name: string): readonly string[] {
  return [tinted(colour, tint, name), rule([` .${name} > .${classNames.icon}`], paint('stroke', colour))];
}

/** Boxes that stand out from the tint behind them. */
function solid(colour: Colour, ...classes: readonly string[]): readonly string[] {
  return [rule(shapeOf(classes), paint('fill', background), paint('stroke', colour, true))];
}

/** A line's colour and its pattern, which tells the kinds apart without colour. */
function line(name: string, colour: Colour, dashes: string): readonly string[] {
  const ends = [` .${name} > .${classNames.arrow}`, ` .${name}.${classNames.joint}`];
  return [
    rule([` .${name} > .${classNames.shape}`], paint('stroke', colour), `stroke-dasharray: ${dashes};`),
    rule(ends, paint('fill', colour)),
  ];
}

/** The outline of a box that isn't as it was at the start; its pattern tells the tones apart without colour. */
function toned(name: string, colour: Colour, dashes: string): readonly string[] {
  return [
    rule(shapeOf([name]), paint('stroke', colour), 'stroke-width: 2;', `stroke-dasharray: ${dashes};`),
    rule([` .${name} > .${classNames.icon}`], paint('stroke', colour)),
  ];
}

/** The frame and the sign of a badge; the shape of the sign tells the severities apart without colour. */
function signed(name: string, colour: Colour): readonly string[] {
  return [
    rule(shapeOf([name]), paint('stroke', colour)),
    rule([` .${name} > .${classNames.sign}`], paint('fill', colour)),
  ];
}

const rules = [
  rule([''], `font-family: ${fallbackFont};`, `font-family: var(--vscode-font-family, ${fallbackFont});`),
  rule([` .${classNames.background}`], paint('fill', background)),
  // Each label stands for itself: what it holds turns nothing around it, and its spaces stay.
  rule(
    [' text'],
    paint('fill', foreground),
    'white-space: pre;',
    'direction: ltr;',
    'unicode-bidi: isolate;',
    'pointer-events: none;',
  ),
  rule([` .${label.heading}`], 'font-weight: 600;'),
  rule([` .${label.name}`, ` .${label.value}`], 'font-weight: 400;'),
  rule([` .${label.detail}`, ` .${label.caption}`], paint('fill', muted)),
  rule(
    [` .${classNames.icon}`],
    'fill: none;',
    paint('stroke', muted),
    'stroke-width: 1.25;',
    'stroke-linejoin: round;',
    'stroke-linecap: round;',
    'pointer-events: none;',
  ),
  rule([` .${classNames.shape}`], 'stroke-width: 1;'),
  tinted(outline, 0.12, box.cluster),
  ...coloured(purple, 0.05, box.biztalkGroup),
  ...coloured(blue, 0.08, box.group),
  ...coloured(amber, 0.08, box.sso),
  ...coloured(purple, 0.08, box.host),
  ...solid(outline, box.node, box.server, box.hostless),
  ...solid(quiet, box.resource, box.instance, box.handler, box.adapter),
  rule([` .${classNames.broken} > .${classNames.shape}`], 'stroke-dasharray: 3 3;'),
  ...toned(tone.lost, red, '4 3'),
  ...toned(tone.changed, teal, 'none'),
  ...toned(tone.risk, amber, '8 3'),
  rule(shapeOf([classNames.badge]), paint('fill', background)),
  ...signed(severity.error, errors),
  ...signed(severity.warning, warnings),
  ...signed(severity.information, infos),
  rule(
    [` .${classNames.strokes}`],
    'fill: none;',
    paint('stroke', background),
    'stroke-width: 1.2;',
    'stroke-linecap: round;',
  ),
  rule([` .${classNames.count}`], 'font-weight: 600;'),
  rule([` .${classNames.legend}`], 'pointer-events: none;'),
  // Alone on the page, an outline for what is only listed could not be seen.
  rule(
    shapeOf([box.resource, box.instance]).map((shape) => ` .${classNames.legend}${shape}`),
    paint('stroke', outline, true),
  ),
  rule(buttons, 'cursor: pointer;'),
  rule(
    [':hover', ':focus-visible'].flatMap((state) =>
      buttons.map((button) => `${button}${state} > .${classNames.shape}`),
    ),
    paint('stroke', focus),
    'stroke-width: 2;',
  ),
  rule([` .${classNames.line} > .${classNames.shape}`], 'fill: none;', 'stroke-width: 1.5;'),
  ...line(edge.dependency, muted, 'none'),
  ...line(edge.database, green, 'none'),
  ...line(edge.masterSecret, amber, '7 3'),
  ...line(edge.clustered, purple, '2 3'),
];

const forcedColours = `@media (forced-colors: active) {\n${[
  rule([` .${classNames.background}`, ...shapeOf([classNames.place, classNames.badge])], 'fill: Canvas;'),
  rule([' text', ` .${classNames.arrow}`, ` .${classNames.joint}`, ` .${classNames.sign}`], 'fill: CanvasText;'),
  rule([` .${classNames.shape}`, ` .${classNames.icon}`], 'stroke: CanvasText;'),
  rule([` .${classNames.strokes}`], 'stroke: Canvas;'),
  rule(
    buttons.map((button) => `${button}:focus-visible > .${classNames.shape}`),
    'stroke: Highlight;',
  ),
].join('\n')}\n}`;

/** The style sheet of the picture, for a page's own file or for a `<style>` in an exported one. */
export const stylesheet = `${[...rules, forcedColours].join('\n')}\n`;

/** The same on a light page, for renderers that know neither variables nor what a page is asked for. */
export const plainStylesheet = `${rules.join('\n').replace(/ *[\w-]+: var\([^;]*;/g, '')}\n`;

const colours = [
  ...[foreground, muted, background, outline, quiet, focus, blue, green, amber, red, teal, purple],
  ...[errors, warnings, infos],
];

/** What makes the picture dark in a page that is dark: behind `stylesheet`, outside of VS Code. Paper stays white. */
export const darkStylesheet = `@media screen and (prefers-color-scheme: dark) {\n${root} {\n${colours
  .map(([variable, , dark]) => `  --vscode-${variable}: ${dark};`)
  .join('\n')}\n}\n}\n`;
