/** What is told of the installation around clusters: Enterprise SSO, BizTalk groups, and the accounts and groups of the domain. */
import { versionTitle } from '../model/schema.ts';
import type { Account, BiztalkGroup, DomainGroup, Element, Sso } from '../model/topology.ts';
import { type Explainer, type Fact, fact } from './fact.ts';
import { listOf, type Phrase, say, words } from './phrase.ts';

export function ssoFacts({ masterSecretServer, database }: Sso, { name }: Explainer): readonly Fact[] {
  return [
    ...fact(
      'Master secret server',
      masterSecretServer && say`${name(masterSecretServer)}${kindOf(masterSecretServer)}`,
    ),
    ...fact('Database', database && say`${name(database)}${kindOf(database)}`),
  ];
}

function kindOf({ kind }: Element): Phrase {
  return words(kind === 'resource' ? ', clustered' : ', on a single computer');
}

export function biztalkGroupFacts(biztalkGroup: BiztalkGroup, { names, name }: Explainer): readonly Fact[] {
  const { version, edition, database, servers, hosts } = biztalkGroup;
  const clustered = hosts.filter(({ clusteredAs }) => clusteredAs.length > 0);
  return [
    ...fact('BizTalk Server', version && words([versionTitle(version), edition].filter(Boolean).join(', '))),
    ...fact('Database', database && say`${name(database)}${kindOf(database)}`),
    ...fact('Servers', servers.items.length > 0 ? names(servers.items) : undefined),
    ...fact('Clustered hosts', clustered.length > 0 ? names(clustered) : hosts.length > 0 ? say`none` : undefined),
    ...fact(
      'Other hosts',
      namesOrNothing(
        hosts.filter((host) => !clustered.includes(host)),
        names,
      ),
    ),
  ];
}

export function domainGroupFacts(group: DomainGroup, explainer: Explainer): readonly Fact[] {
  const members = group.domain.accounts.concat(
    explainer.topology.domains.filter((domain) => domain !== group.domain).flatMap(({ accounts }) => accounts),
  );
  return [
    ...fact(
      'Members',
      namesOrNothing(
        members.filter(({ memberOf }) => memberOf.items.includes(group)),
        explainer.names,
      ),
    ),
    ...usedBy(group, explainer, 'account'),
  ];
}

export function accountFacts(account: Account, explainer: Explainer): readonly Fact[] {
  const { memberOf, rights } = account;
  return [
    ...fact('Member of', namesOrNothing(memberOf.items, explainer.names)),
    ...fact('Rights', rights.length > 0 ? listOf(rights) : undefined),
    ...usedBy(account, explainer),
  ];
}

function namesOrNothing(parts: readonly Element[], names: Explainer['names']): Phrase | undefined {
  return parts.length > 0 ? names(parts) : undefined;
}

/** What refers to it, but for what is told otherwise. */
function usedBy(element: Element, { topology, names }: Explainer, except?: Element['kind']): readonly Fact[] {
  const users = new Set(topology.references.filter(({ found }) => found === element).map(({ from }) => from));
  return fact(
    'Used by',
    namesOrNothing(
      [...users].filter(({ kind }) => kind !== except),
      names,
    ),
  );
}
