/** Every class of the picture: what the style sheet colours and what a page can find. */
import type { FindingSeverity } from './findings.ts';
import type { Tone } from './moment.ts';
import type { BoxKind, LabelStyle, LineKind } from './picture.ts';

/** Every class of the picture. The stylesheet has something to say about each. */
export const classNames = {
  picture: 'btc-picture',
  background: 'btc-background',
  /** A part that stands for an element: one shape, its icons and labels, no other part. */
  place: 'btc-place',
  shape: 'btc-shape',
  icon: 'btc-icon',
  /** Switched off, or not declared. */
  broken: 'btc-broken',
  tone: {
    lost: 'btc-lost',
    changed: 'btc-changed',
    risk: 'btc-risk',
  } satisfies Record<Tone, string>,
  /** What was found at a part: a frame, the shape of its severity with the strokes on it, and the number. */
  badge: 'btc-badge',
  sign: 'btc-sign',
  strokes: 'btc-strokes',
  count: 'btc-count',
  severity: {
    error: 'btc-error',
    warning: 'btc-warning',
    information: 'btc-information',
  } satisfies Record<FindingSeverity, string>,
  line: 'btc-line',
  arrow: 'btc-arrow',
  joint: 'btc-joint',
  /** What the signs mean, below the picture. */
  legend: 'btc-legend',
  box: {
    cluster: 'btc-cluster',
    node: 'btc-node',
    server: 'btc-server',
    group: 'btc-group',
    resource: 'btc-resource',
    sso: 'btc-sso',
    biztalkGroup: 'btc-biztalk-group',
    host: 'btc-host',
    instance: 'btc-instance',
    handler: 'btc-handler',
    adapter: 'btc-adapter',
    hostless: 'btc-hostless',
  } satisfies Record<BoxKind, string>,
  label: {
    heading: 'btc-heading',
    name: 'btc-name',
    value: 'btc-value',
    detail: 'btc-detail',
    caption: 'btc-caption',
  } satisfies Record<LabelStyle, string>,
  edge: {
    dependency: 'btc-dependency',
    database: 'btc-database',
    masterSecret: 'btc-master-secret',
    clustered: 'btc-clustered',
  } satisfies Record<LineKind, string>,
} as const;
