/** A clustered Enterprise SSO service has to answer under the Network Name of its group, not under that of its node. */
import { networkNameOf } from '../../model/queries.ts';
import { at, defineRule, fix, related, set } from '../rule.ts';

export default defineRule({
  code: 'sso-use-network-name-unchecked',
  section: 'sso',
  severity: 'error',
  on: 'entsso',
  summary: "A clustered Enterprise SSO service doesn't use the Network Name as its computer name.",
  source: { basis: 'stated', lines: [661, 676, 1006, 1014] },
  fixAll: true,
  *check(entsso) {
    if (entsso.useNetworkName !== false) return;
    const name = networkNameOf(entsso.group);
    yield at(
      entsso,
      { property: 'useNetworkName' },
      `${entsso.name} doesn't use ${name ? `the Network Name ${name.networkName}` : 'a Network Name'} as its computer name. Clients that ask it for the master secret then fail with error 0x800706D9: there are no more endpoints available from the endpoint mapper.`,
      ...(name ? [related(name, 'name', 'The Network Name of the group.')] : []),
      fix('Set useNetworkName to yes', set(entsso, 'useNetworkName', { word: 'yes' })),
    );
  },
});
