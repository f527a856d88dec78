/** What can be wrong with the accounts of Enterprise SSO: memberships, rights and permissions that they lack. */
import { addMember, removeFromList, removeProperty, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutation, type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, name, property, to, word } from '../written.ts';

type Role = 'serviceAccount' | 'configuredBy';

interface Ranks {
  readonly sso: Block;
  readonly administrators: Block;
}

function ranksOf(view: View): Ranks | undefined {
  const [sso] = view.all('sso');
  const [administrators] = sso ? view.targets(sso, 'administrators') : [];
  return sso && administrators && { sso, administrators };
}

/** The account that the sso block states for a role. */
function accountIn(view: View, role: Role): Block | undefined {
  const [sso] = view.all('sso');
  return sso && view.targets(sso, role)[0];
}

/** Clusters on which the service's account needs Full Control. */
function askingForControl(view: View): readonly Block[] {
  return view
    .failoverClusters()
    .filter((cluster) => view.windows(cluster) === '2003' && view.resources(cluster, 'entsso').length > 0);
}

function leaves(view: View, role: Role): Mutation | undefined {
  const ranks = ranksOf(view);
  const account = accountIn(view, role);
  if (!ranks || !account) return undefined;
  return { topology: removeFromList(view.topology, account, 'memberOf', ranks.administrators), at: [place(account)] };
}

function joinsAnother(view: View, dice: Dice, role: Role): Mutation | undefined {
  const ranks = ranksOf(view);
  const account = accountIn(view, role);
  const others = view.all('domain group').filter(({ id }) => id !== ranks?.administrators.id);
  if (!ranks || !account || others.length === 0) return undefined;
  const topology = setProperty(view.topology, account, 'memberOf', ...dice.some(others, 1).map(to));
  return { topology, at: [place(account, { property: 'memberOf' })] };
}

/** Another account in the role, which is a member of nothing. */
function another(view: View, dice: Dice, role: Role, ...beside: readonly string[]): Mutation | undefined {
  const ranks = ranksOf(view);
  const outsiders = view.all('account').filter((account) => view.targets(account, 'memberOf').length === 0);
  const account = dice.anyOf(outsiders);
  if (!ranks || !account) return undefined;
  return { topology: setProperty(view.topology, ranks.sso, role, to(account)), at: [place(account)], beside };
}

export const ssoAccountMutators: readonly Mutator[] = [
  mutator('sso-account-not-administrator', 'takes the membership away', (view) => leaves(view, 'serviceAccount')),
  mutator('sso-account-not-administrator', 'makes the account a member of other groups only', (view, dice) =>
    joinsAnother(view, dice, 'serviceAccount'),
  ),
  mutator('sso-account-not-administrator', 'runs the service under the account of a host', (view, dice) =>
    another(view, dice, 'serviceAccount', 'sso-account-logon-as-service', 'sso-account-cluster-full-control'),
  ),
  mutator('sso-account-not-administrator', 'lets the same account configure the service', (view) => {
    const ranks = ranksOf(view);
    const left = leaves(view, 'serviceAccount');
    const account = accountIn(view, 'serviceAccount');
    if (!ranks || !left || !account) return undefined;
    // One account lacks one membership, whatever it is needed for.
    return { ...left, topology: setProperty(left.topology, ranks.sso, 'configuredBy', to(account)) };
  }),

  mutator('sso-configuring-account-not-administrator', 'takes the membership away', (view) =>
    leaves(view, 'configuredBy'),
  ),
  mutator(
    'sso-configuring-account-not-administrator',
    'makes the account a member of other groups only',
    (view, dice) => joinsAnother(view, dice, 'configuredBy'),
  ),
  mutator('sso-configuring-account-not-administrator', 'configures with the account of a host', (view, dice) =>
    another(view, dice, 'configuredBy'),
  ),

  mutator('sso-account-logon-as-service', 'takes the right away', (view) => {
    const account = accountIn(view, 'serviceAccount');
    return account && { topology: removeProperty(view.topology, account, 'rights'), at: [place(account)] };
  }),
  mutator('sso-account-logon-as-service', 'states other rights, or misspells this one', (view, dice) => {
    const account = accountIn(view, 'serviceAccount');
    if (!account) return undefined;
    const rights = dice.one([['logOnAsBatchJob'], ['logOnAsServise', 'actAsSystem'], ['actAsSystem', 'logOnService']]);
    const topology = setProperty(view.topology, account, 'rights', ...rights.map(name));
    return { topology, at: [place(account, { property: 'rights' })] };
  }),

  mutator('sso-account-cluster-full-control', 'takes the permission away', (view, dice) => {
    const account = accountIn(view, 'serviceAccount');
    const cluster = dice.anyOf(askingForControl(view));
    if (!account || !cluster) return undefined;
    const isOnly = view.targets(cluster, 'fullControl').length === 1;
    const topology = removeFromList(view.topology, cluster, 'fullControl', account);
    return { topology, at: [place(cluster, isOnly ? 'name' : { property: 'fullControl' })] };
  }),
  mutator('sso-account-cluster-full-control', 'runs the service under another account', (view, dice) => {
    const ranks = ranksOf(view);
    const domain = dice.anyOf(view.all('domain'));
    const clusters = askingForControl(view);
    if (!ranks || !domain || clusters.length === 0) return undefined;
    const account = view.workshop.draft(
      'account',
      'svc-secrets',
      property('memberOf', to(ranks.administrators)),
      property('rights', word('logOnAsService')),
    );
    const added = addMember(view.topology, domain, account);
    const topology = setProperty(added, ranks.sso, 'serviceAccount', to(account));
    const isWritten = (cluster: Block) => view.targets(cluster, 'fullControl').length > 0;
    return {
      topology,
      at: clusters.map((cluster) => place(cluster, isWritten(cluster) ? { property: 'fullControl' } : 'name')),
    };
  }),
];
