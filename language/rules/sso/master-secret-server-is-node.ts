/** A clustered master secret server goes by the Network Name of its group: any node may run it. */
import { entssosOn, placementOf } from '../../model/master-secret-server.ts';
import { networkNameOf } from '../../model/queries.ts';
import { at, defineRule, fix, related, set } from '../rule.ts';
import { nameAmong } from './names.ts';

export default defineRule({
  code: 'master-secret-server-is-node',
  section: 'sso',
  severity: 'error',
  on: 'sso',
  summary: 'The master secret server is a node, though Enterprise SSO is clustered there.',
  source: { basis: 'stated', lines: [[589, 607]] },
  fixAll: true,
  *check(sso, whole) {
    if (sso !== whole().sso || !sso.masterSecretServer) return;
    const placement = placementOf(sso.masterSecretServer);
    if (placement.is !== 'nodeOfClustered') return;
    const { node, entsso } = placement;
    const name = networkNameOf(entsso.group);
    const choices = entssosOn(node.cluster);
    yield at(
      sso,
      { property: 'masterSecretServer' },
      `The master secret server is ${node.name}, a node of ${node.cluster.name}, where ${entsso.name} is clustered. ` +
        `The name of the secret server has to be ${name ? `${name.networkName}, the Network Name` : 'the Network Name'} of group ${entsso.group.name}, or it can't be found once ${entsso.name} has moved to another node.`,
      related(entsso, 'name', `Enterprise SSO is clustered on ${node.cluster.name}.`),
      ...choices.map((choice) =>
        fix(`Refer to ${nameAmong(choice, choices)}`, set(sso, 'masterSecretServer', { reference: choice })),
      ),
    );
  },
});
