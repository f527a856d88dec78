/** The shapes of an installation that a new topology can start from, and the packaged files that hold them. */
import { l10n } from 'vscode';

/** The names of the files in `examples/`, without `.btc`. */
export const shapeNames = [
  'two-computers',
  'three-computers',
  'four-computers',
  'local-master-secret',
  'remote-master-secret',
] as const;
export type ShapeName = (typeof shapeNames)[number];

/** A shape in the user's language. */
export interface Shape {
  readonly name: ShapeName;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** In the order in which they are offered: those of the white paper's table, then those with Enterprise SSO beside the hosts. */
export function shapes(): readonly Shape[] {
  return [
    {
      name: 'two-computers',
      label: l10n.t('Two computers'),
      description: l10n.t('one cluster, active/active'),
      detail: l10n.t('Everything can fail over, but the white paper advises against it.'),
    },
    {
      name: 'three-computers',
      label: l10n.t('Three computers'),
      description: l10n.t('one cluster and a BizTalk server'),
      detail: l10n.t('SQL Server and the master secret can fail over, BizTalk Server can not.'),
    },
    {
      name: 'four-computers',
      label: l10n.t('Four computers'),
      description: l10n.t('two clusters'),
      detail: l10n.t('SQL Server and the master secret on one, hosts on the other. All can fail over.'),
    },
    {
      name: 'local-master-secret',
      label: l10n.t('Enterprise SSO and hosts together, with the master secret'),
      description: l10n.t('two clusters'),
      detail: l10n.t('Hosts, Enterprise SSO and the master secret fail over together.'),
    },
    {
      name: 'remote-master-secret',
      label: l10n.t('Enterprise SSO and hosts together, the master secret elsewhere'),
      description: l10n.t('two clusters'),
      detail: l10n.t('The master secret is on the cluster of SQL Server.'),
    },
  ];
}

export function isShapeName(value: unknown): value is ShapeName {
  return shapeNames.some((name) => name === value);
}
