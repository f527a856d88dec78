/** What a file leaves open for the simulation: names that find nothing, and what isn't stated. */
import { fullName } from '../model/paths.ts';
import type { Element, Origin, Reference, Topology } from '../model/topology.ts';
import { factsOf } from './facts.ts';
import { isTooLargeFor } from './matrix-size.ts';
import { namerOf } from './wording.ts';

export interface UnknownPart {
  readonly code: 'name-finds-nothing' | 'not-stated' | 'assumed' | 'not-tried';
  /** One or two sentences. */
  readonly text: string;
  readonly about: Element;
  /** Of the reference, where one finds nothing. */
  readonly origin: Origin;
}

/** In the order of the file, references first. Nothing in the list is guessed: it is left out, or the text says what is assumed. */
export function unknownPartsOf(topology: Topology): readonly UnknownPart[] {
  const name = namerOf(topology);
  const part = (code: UnknownPart['code'], about: Element, text: string): UnknownPart => ({
    code,
    text,
    about,
    origin: about.origin,
  });
  const { clusters, sso, biztalkGroups } = topology;
  const isWritten = (element: Element, key: string) => element.properties.some((property) => property.key === key);
  return [
    ...topology.failures
      .filter(({ failure, wanted }) => failure && isSimulated(wanted))
      .map(
        ({ text, from, origin, failure }): UnknownPart => ({
          code: 'name-finds-nothing',
          text: `${text}, to which ${name(from)} refers, ${failure?.reason === 'ambiguous' ? 'could mean several things' : 'is not declared'}; the simulation goes without it.`,
          about: from,
          origin,
        }),
      ),
    ...clusters.flatMap((cluster) => {
      const needed = cluster.groups.some(({ resources }) => resources.some(({ type }) => needsTransactions.has(type)));
      if (!needed || factsOf(topology).clusters.get(cluster)?.dtcs.length) return [];
      return part(
        'assumed',
        cluster,
        `${name(cluster)} has no clustered MSDTC; each of its nodes is taken to use its own.`,
      );
    }),
    ...(sso && !sso.masterSecretServer && !isWritten(sso, 'masterSecretServer')
      ? [
          part(
            'not-stated',
            sso,
            'The file does not state the master secret server; Enterprise SSO is taken to reach it.',
          ),
        ]
      : []),
    ...(sso && !sso.database && !isWritten(sso, 'database')
      ? [part('not-stated', sso, 'The file does not state where the SSO database is; it is taken to be available.')]
      : []),
    ...(!sso && biztalkGroups[0]
      ? [
          part(
            'not-stated',
            biztalkGroups[0],
            'The file has no sso block; Enterprise SSO is taken to reach a master secret server.',
          ),
        ]
      : []),
    ...biztalkGroups
      .filter((group) => !group.database && !isWritten(group, 'database'))
      .map((group) =>
        part(
          'not-stated',
          group,
          `The file does not state where the databases of ${fullName(group)} are; they are taken to be available.`,
        ),
      ),
    ...notTried(topology).flatMap((text) => {
      const [about] = factsOf(topology).computers;
      return about ? part('not-tried', about, text) : [];
    }),
  ];
}

/** Which failures are too many to be tried. */
function notTried(topology: Topology): readonly string[] {
  const { length } = factsOf(topology).computers;
  if (isTooLargeFor('singles', topology)) {
    return [`With ${length} computers there are too many failures to try each of them; none is told.`];
  }
  if (!isTooLargeFor('pairs', topology)) return [];
  return [
    `With ${length} computers there are too many pairs to try what the failure of two at once does; none is told.`,
  ];
}

const needsTransactions: ReadonlySet<string> = new Set(['sqlServer', 'entsso', 'msmq', 'biztalkHost']);

/** Accounts and domain groups make no difference to a failover. */
function isSimulated(wanted: Reference['wanted']): boolean {
  return wanted === 'container' || wanted.some((target) => target !== 'account' && target !== 'domainGroup');
}
