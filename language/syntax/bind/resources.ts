/** What the declaration of a resource says by itself. */
import * as ast from '../../generated/ast.ts';
import { dtcAuthentications, sqlServerVersions } from '../../model/schema.ts';
import { sure } from '../../model/sure.ts';
import type * as model from '../../model/topology.ts';
import { originOf } from '../origin.ts';
import { named, noReferences, type Own, typeNamed } from './declared.ts';
import { address, duration, integer, oneOf, textValue, textValues, writtenProperties, yesNo } from './values.ts';

export function resource(node: ast.AnyResource): Own<model.Resource> {
  const type = node.$type === ast.Resource.$type ? sure(typeNamed(node.type)) : 'biztalkHost';
  const base = {
    ...named('resource', node),
    schema: type,
    dependsOn: noReferences,
    possibleOwners: noReferences,
    restart: restartOf(node.restart?.[0]),
  };
  switch (type) {
    case 'disk':
      return { ...base, type, drive: textValue(node, 'drive') };
    case 'ip':
      return {
        ...base,
        type,
        address: address(node, 'address'),
        network: textValue(node, 'network'),
        netbios: yesNo(node, 'netbios'),
      };
    case 'networkName':
      return { ...base, type, networkName: textValue(node, 'name') ?? base.name, kerberos: yesNo(node, 'kerberos') };
    case 'dtc':
      return {
        ...base,
        type,
        networkAccess: yesNo(node, 'networkAccess'),
        inbound: yesNo(node, 'inbound'),
        outbound: yesNo(node, 'outbound'),
        authentication: oneOf(node, 'authentication', dtcAuthentications),
      };
    case 'msmq':
      return { ...base, type };
    case 'fileShare':
      return {
        ...base,
        type,
        share: textValue(node, 'share'),
        path: textValue(node, 'path'),
        fullControl: noReferences,
      };
    case 'sqlServer':
      return {
        ...base,
        type,
        instance: textValue(node, 'instance'),
        version: oneOf(node, 'version', sqlServerVersions),
      };
    case 'entsso':
      return {
        ...base,
        type,
        useNetworkName: yesNo(node, 'useNetworkName'),
        startParameters: textValue(node, 'startParameters'),
        registryReplication: textValues(node, 'registryReplication'),
        service: textValue(node, 'service'),
      };
    case 'biztalkHost':
      return { ...base, type, host: undefined };
    case 'iis':
    case 'genericScript':
      return { ...base, type, script: textValue(node, 'script') };
    case 'genericService':
      return { ...base, type, service: textValue(node, 'service') };
    case 'genericApplication':
      return { ...base, type, command: textValue(node, 'command') };
    case 'resource':
      return { ...base, type, windowsType: textValue(node, 'type') };
  }
}

function restartOf(node: ast.Restart | undefined): model.Restart | undefined {
  return (
    node && {
      origin: originOf(node),
      properties: writtenProperties(node),
      attempts: integer(node, 'attempts'),
      period: duration(node, 'period'),
      failover: yesNo(node, 'failover'),
      retryAfter: duration(node, 'retryAfter'),
      pendingTimeout: duration(node, 'pendingTimeout'),
    }
  );
}
