/** The lines that leave their box: from SSO, BizTalk groups and hosts to what they rely on in clusters and on servers. */
import type { BiztalkGroup, Computer, Group, Host, Resource, Sso } from '../model/topology.ts';
import type { LineKind } from './picture.ts';
import { inFull, nameOf } from './wording.ts';

export interface Connection {
  readonly kind: Exclude<LineKind, 'dependency'>;
  readonly from: Sso | BiztalkGroup | Host;
  readonly to: Group | Resource | Computer;
}

export function connectionsOfSso(sso: Sso): readonly Connection[] {
  return [
    ...(sso.masterSecretServer ? [{ kind: 'masterSecret', from: sso, to: sso.masterSecretServer } as const] : []),
    ...(sso.database ? [{ kind: 'database', from: sso, to: sso.database } as const] : []),
  ];
}

export function connectionsOfBiztalkGroup(group: BiztalkGroup): readonly Connection[] {
  return group.database ? [{ kind: 'database', from: group, to: group.database }] : [];
}

/** One for each group that the host is clustered in: one, where the topology is right. */
export function connectionsOfHost(host: Host): readonly Connection[] {
  const groups = new Set(host.clusteredAs.map(({ group }) => group));
  return [...groups].map((to) => ({ kind: 'clustered', from: host, to }));
}

/** What stands before the name of the other end. */
export const connectionCaptions: Readonly<Record<Connection['kind'], string>> = {
  database: 'Database',
  masterSecret: 'Master secret',
  clustered: 'Clustered in',
};

export function describeConnection({ kind, from, to }: Connection): string {
  const start = from.kind === 'sso' ? 'Enterprise SSO' : inFull(from);
  switch (kind) {
    case 'database':
      return `${start} has its database on ${inFull(to)}`;
    case 'masterSecret':
      return `${start} has its master secret server on ${inFull(to)}`;
    case 'clustered':
      return `${start} is clustered in ${inFull(to)}`;
  }
}

/** The other end's name, short. */
export function endName({ to }: Connection): string {
  return nameOf(to);
}
