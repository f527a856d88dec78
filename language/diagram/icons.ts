/** The shapes that tell kinds apart: strokes on a 16 by 16 grid. */
import type { FindingSeverity } from './findings.ts';
import type { Icon } from './picture.ts';

const hexagon = 'M8 1.5 13.6 4.75V11.25L8 14.5 2.4 11.25V4.75Z';
const page = 'M3.5 1.5H9.5L12.5 4.5V14.5H3.5Z M9.5 1.5V4.5H12.5';
const window = 'M1.5 2.5H14.5V13.5H1.5Z M1.5 5.5H14.5';
const tower = 'M4.5 1.5H11.5V14.5H4.5Z M6.5 4.5H9.5 M6.5 7H9.5 M8 11.5V12';

export const iconPaths: Readonly<Record<Icon, string>> = {
  // Computers that stand for each other.
  cluster: 'M1.5 3.5H7V12.5H1.5Z M9 3.5H14.5V12.5H9Z M3.5 6H5 M11 6H12.5 M7 8H9',
  node: tower,
  server: tower,
  // A parcel: what moves as one.
  group: 'M8 1.5 14 4.5V11.5L8 14.5 2 11.5V4.5Z M2 4.5 8 7.5 14 4.5 M8 7.5V14.5',
  disk: 'M3.5 3.5H12.5L14.5 9V12.5H1.5V9Z M1.5 9H14.5 M11 10.75H12',
  // An address on a network's branches.
  ip: 'M6 1.5H10V5.5H6Z M1.5 10.5H5.5V14.5H1.5Z M10.5 10.5H14.5V14.5H10.5Z M8 5.5V8 M3.5 10.5V8H12.5V10.5',
  // A name tag.
  networkName: 'M1.5 8V2.5H7L14.5 9.5 9 14.5Z M4.5 5.5H4.6',
  // Both sides or none.
  dtc: 'M1.5 5H13 M10 2 13 5 10 8 M14.5 11H3 M6 8 3 11 6 14',
  msmq: 'M1.5 3.5H14.5V12.5H1.5Z M1.5 4 8 9 14.5 4',
  fileShare: 'M1.5 3.5H6L7.5 5.5H14.5V13.5H1.5Z',
  sqlServer:
    'M2.5 4C2.5 0.8 13.5 0.8 13.5 4V12C13.5 15.2 2.5 15.2 2.5 12Z M2.5 4C2.5 7.2 13.5 7.2 13.5 4 M2.5 8C2.5 11.2 13.5 11.2 13.5 8',
  // A key.
  entsso: 'M8 8A3.2 3.2 0 1 1 8 7.9 M8 8H14.5V11 M11.5 8V10.5',
  sso: 'M8 8A3.2 3.2 0 1 1 8 7.9 M8 8H14.5V11 M11.5 8V10.5',
  // A globe.
  iis: 'M8 1.5A6.5 6.5 0 1 1 7.9 1.5 M8 1.5C4.5 5 4.5 11 8 14.5C11.5 11 11.5 5 8 1.5 M1.5 8H14.5',
  biztalkHost: `${hexagon} M6.5 5.5 10.5 8 6.5 10.5Z`,
  host: `${hexagon} M6.5 5.5 10.5 8 6.5 10.5Z`,
  biztalkGroup: `${hexagon} M8 8V14.5 M8 8 2.4 4.75 M8 8 13.6 4.75`,
  // A cogwheel.
  genericService:
    'M8 5A3 3 0 1 1 7.9 5 M8 1.5V5 M8 11V14.5 M1.5 8H5 M11 8H14.5 M3.4 3.4 5.9 5.9 M10.1 10.1 12.6 12.6 M12.6 3.4 10.1 5.9 M5.9 10.1 3.4 12.6',
  genericScript: `${page} M5.5 7.5H10.5 M5.5 10H10.5 M5.5 12.5H8.5`,
  genericApplication: `${window} M4 4H4.1 M6 4H6.1`,
  resource: 'M2.5 2.5H13.5V13.5H2.5Z M8 8H8.1',
  instance: tower,
  disabled: 'M8 2A6 6 0 1 1 7.9 2 M3.8 3.8 12.2 12.2',
  receive: 'M1.5 8H9.5 M6.5 5 9.5 8 6.5 11 M10.5 2.5H14V13.5H10.5',
  send: 'M6 8H14 M11 5 14 8 11 11 M5.5 2.5H2V13.5H5.5',
  // A plug.
  adapter: 'M5.5 1.5V5 M10.5 1.5V5 M3 5H13V7.5C13 10 11 11.5 8 11.5 5 11.5 3 10 3 7.5Z M8 11.5V14.5',
};

/** A filled shape and the strokes on it, on a 10 by 10 grid: shapes that differ tell the severities apart without colour. */
export const signPaths: Readonly<Record<FindingSeverity, { readonly shape: string; readonly strokes: string }>> = {
  // A disc with a cross.
  error: { shape: 'M5 0.5A4.5 4.5 0 1 1 4.9 0.5Z', strokes: 'M3.4 3.4 6.6 6.6 M6.6 3.4 3.4 6.6' },
  // A triangle with an exclamation mark.
  warning: { shape: 'M5 0.5 9.8 9.5H0.2Z', strokes: 'M5 3.6V6.2 M5 7.9V8.1' },
  // A square with an i.
  information: { shape: 'M1 1H9V9H1Z', strokes: 'M5 4.6V7.4 M5 2.6V2.8' },
};
