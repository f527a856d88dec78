/** BizTalk servers reach a clustered Enterprise SSO service only under the Network Name of its group. */
import { isNameOf, namesOf, ssoOfServers } from '../../model/clustered-sso.ts';
import type { BiztalkGroup, NetworkName } from '../../model/topology.ts';
import { at, defineRule, fix, related, remove, set } from '../rule.ts';
import { list } from '../wording.ts';

export default defineRule({
  code: 'sso-server-name-mismatch',
  section: 'sso',
  severity: 'error',
  on: 'biztalkGroup',
  summary: "The SSO server name of a BizTalk group isn't the Network Name under which Enterprise SSO is clustered.",
  source: {
    basis: 'stated',
    lines: [
      [931, 941],
      [1069, 1079],
    ],
  },
  fixAll: true,
  *check(biztalkGroup) {
    const { name, ssoServer } = biztalkGroup;
    const names = possibleNames(biztalkGroup);
    if (ssoServer === undefined || names.length === 0 || names.some((some) => isNameOf(ssoServer, some))) return;
    const services = list(
      ssoOfServers(biztalkGroup).map((entsso) => entsso.name),
      'or',
    );
    yield at(
      biztalkGroup,
      { property: 'ssoServer' },
      `The SSO server of ${name} is ${ssoServer}, but Enterprise SSO is clustered as ${services} on its servers, under the name ${list(networkNames(names), 'or')}. The servers find the clustered service under no other name.`,
      ...names.map((some) => related(some, 'name', 'The Network Name under which Enterprise SSO is clustered.')),
      ...networkNames(names).map((some) =>
        fix(`Use ${some} as the SSO server`, set(biztalkGroup, 'ssoServer', { reference: some })),
      ),
      fix('Leave the SSO server to the default', remove(biztalkGroup, { property: 'ssoServer' })),
    );
  },
});

/** None where any may be missing: a server or a dependency whose name finds nothing, or a Network Name that is half-typed. */
function possibleNames(biztalkGroup: BiztalkGroup): readonly NetworkName[] {
  const { servers, hosts } = biztalkGroup;
  const areComputersKnown =
    servers.complete && hosts.every(({ instances }) => instances.every(({ computer }) => computer !== undefined));
  const services = ssoOfServers(biztalkGroup);
  const names = services.flatMap(namesOf);
  const areNamesKnown = services.every(({ dependsOn }) => dependsOn.complete) && names.every(({ damaged }) => !damaged);
  return areComputersKnown && areNamesKnown ? names : [];
}

function networkNames(names: readonly NetworkName[]): readonly string[] {
  return [...new Set(names.map(({ networkName }) => networkName))];
}
