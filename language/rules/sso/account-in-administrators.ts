/** What the rules about membership of the SSO Administrators group have in common. */
import type { Account, DomainGroup } from '../../model/topology.ts';
import { append, at, type Extra, type Finding, fix } from '../rule.ts';

/**
 * A finding where the account isn't a member of the group. None where either isn't stated or a name finds nothing, and none
 * where it is unknown what the account is a member of.
 * @param message Both sentences.
 */
export function* notMember(
  account: Account | undefined,
  group: DomainGroup | undefined,
  message: (account: Account, group: DomainGroup) => string,
  ...extras: readonly Extra[]
): Iterable<Finding> {
  if (!account || !group || account.damaged || !account.memberOf.complete) return;
  if (account.memberOf.items.includes(group)) return;
  yield at(
    account,
    { property: 'memberOf' },
    message(account, group),
    ...extras,
    fix(`Add ${account.name} to ${group.name}`, append(account, 'memberOf', group)),
  );
}
