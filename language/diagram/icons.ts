/**
 * The shapes that tell kinds apart: strokes on a 16 by 16 grid, all in relative steps from its top left, so that a drawing puts
 * one anywhere by where it begins. A `transform` each would make of every icon something that browsers compose by itself, in every frame.
 */
import type { FindingSeverity } from './findings.ts';
import type { Icon } from './picture.ts';

const hexagon = 'm8 1.5 5.6 3.25v6.5l-5.6 3.25 -5.6 -3.25v-6.5z';
const page = 'm3.5 1.5h6l3 3v10h-9z m6 0v3h3';
const window = 'm1.5 2.5h13v11h-13z m0 3h13';
const tower = 'm4.5 1.5h7v13h-7z m2 3h3 m-3 2.5h3 m-1.5 4.5v0.5';

export const iconPaths: Readonly<Record<Icon, string>> = {
  // Computers that stand for each other.
  cluster: 'm1.5 3.5h5.5v9h-5.5z m7.5 0h5.5v9h-5.5z m-5.5 2.5h1.5 m6 0h1.5 m-5.5 2h2',
  node: tower,
  server: tower,
  // A parcel: what moves as one.
  group: 'm8 1.5 6 3v7l-6 3 -6 -3v-7z m-6 3 6 3 6 -3 m-6 3v7',
  disk: 'm3.5 3.5h9l2 5.5v3.5h-13v-3.5z m-2 5.5h13 m-3.5 1.75h1',
  // An address on a network's branches.
  ip: 'm6 1.5h4v4h-4z m-4.5 9h4v4h-4z m9 0h4v4h-4z m-2.5 -5v2.5 m-4.5 2.5v-2.5h9v2.5',
  // A name tag.
  networkName: 'm1.5 8v-5.5h5.5l7.5 7 -5.5 5z m3 -2.5h0.1',
  // Both sides or none.
  dtc: 'm1.5 5h11.5 m-3 -3 3 3 -3 3 m4.5 3h-11.5 m3 -3 -3 3 3 3',
  msmq: 'm1.5 3.5h13v9h-13z m0 0.5 6.5 5 6.5 -5',
  fileShare: 'm1.5 3.5h4.5l1.5 2h7v8h-13z',
  sqlServer: 'm2.5 4c0 -3.2 11 -3.2 11 0v8c0 3.2 -11 3.2 -11 0z m0 0c0 3.2 11 3.2 11 0 m-11 4c0 3.2 11 3.2 11 0',
  // A key.
  entsso: 'm8 8a3.2 3.2 0 1 1 0 -0.1 m0 0.1h6.5v3 m-3 -3v2.5',
  sso: 'm8 8a3.2 3.2 0 1 1 0 -0.1 m0 0.1h6.5v3 m-3 -3v2.5',
  // A globe.
  iis: 'm8 1.5a6.5 6.5 0 1 1 -0.1 0 m0.1 0c-3.5 3.5 -3.5 9.5 0 13 3.5 -3.5 3.5 -9.5 0 -13 m-6.5 6.5h13',
  biztalkHost: `${hexagon} m-1.5 4 4 2.5 -4 2.5z`,
  host: `${hexagon} m-1.5 4 4 2.5 -4 2.5z`,
  biztalkGroup: `${hexagon} m0 6.5v6.5 m0 -6.5 -5.6 -3.25 m5.6 3.25 5.6 -3.25`,
  // A cogwheel.
  genericService:
    'm8 5a3 3 0 1 1 -0.1 0 m0.1 -3.5v3.5 m0 6v3.5 m-6.5 -6.5h3.5 m6 0h3.5 m-11.1 -4.6 2.5 2.5 m4.2 4.2 2.5 2.5 m0 -9.2 -2.5 2.5 m-4.2 4.2 -2.5 2.5',
  genericScript: `${page} m-7 3h5 m-5 2.5h5 m-5 2.5h3`,
  genericApplication: `${window} m-10.5 -1.5h0.1 m1.9 0h0.1`,
  resource: 'm2.5 2.5h11v11h-11z m5.5 5.5h0.1',
  instance: tower,
  disabled: 'm8 2a6 6 0 1 1 -0.1 0 m-4.1 1.8 8.4 8.4',
  receive: 'm1.5 8h8 m-3 -3 3 3 -3 3 m4 -8.5h3.5v11h-3.5',
  send: 'm6 8h8 m-3 -3 3 3 -3 3 m-5.5 -8.5h-3.5v11h3.5',
  // A plug.
  adapter: 'm5.5 1.5v3.5 m5 -3.5v3.5 m-7.5 0h10v2.5c0 2.5 -2 4 -5 4 -3 0 -5 -1.5 -5 -4z m5 6.5v3',
};

/** A filled shape and the strokes on it, on a 10 by 10 grid: shapes that differ tell the severities apart without colour. */
export const signPaths: Readonly<Record<FindingSeverity, { readonly shape: string; readonly strokes: string }>> = {
  // A disc with a cross.
  error: { shape: 'm5 0.5a4.5 4.5 0 1 1 -0.1 0z', strokes: 'm3.4 3.4 3.2 3.2 m0 -3.2 -3.2 3.2' },
  // A triangle with an exclamation mark.
  warning: { shape: 'm5 0.5 4.8 9h-9.6z', strokes: 'm5 3.6v2.6 m0 1.7v0.2' },
  // A square with an i.
  information: { shape: 'm1 1h8v8h-8z', strokes: 'm5 4.6v2.8 m0 -4.8v0.2' },
};

/** The path of such a shape whose grid has its top left here. */
export function shapeAt(shape: string, x: number, y: number): string {
  return `M${x} ${y}${shape}`;
}
