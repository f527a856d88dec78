/** What Windows has to be told about a disk, an address or a name, the same on every version. */
import { possibleOwnersOf } from '../model/queries.ts';
import { isSince } from '../model/versions.ts';
import type { Parameters } from './cluster-tool.ts';
import type { Line } from './command.ts';
import { type Subnet, subnetOf } from './ipv4.ts';
import type { Refusal } from './procedure.ts';
import type { BasicResource } from './targets.ts';
import { toolOf } from './tool-of.ts';
import { describe, namesOf, sentence } from './wording.ts';

export interface BasicParts {
  /** As command lines and consoles spell it. */
  readonly windowsType: string;
  /** The private properties to set; undefined where the file lacks one of them. */
  readonly parameters: Parameters | undefined;
  /** A line that shows them. */
  readonly show: Line | undefined;
  readonly expect: readonly string[];
  readonly needs: readonly string[];
  /** Of an address. */
  readonly subnet: Subnet | undefined;
}

/** Refused where the file lacks what can't be asked of the person: the address itself. */
export function basicParts(resource: BasicResource): BasicParts | Refusal {
  const { name } = resource;
  const { cluster } = resource.group;
  const tool = toolOf(cluster);
  const owners = `Possible owners: ${namesOf(possibleOwnersOf(resource))}.`;
  switch (resource.type) {
    case 'disk': {
      const { drive } = resource;
      return {
        windowsType: 'Physical Disk',
        // From Windows Server 2008 on the disk is a resource before it comes into the group.
        parameters: cluster.windows !== '2003' ? {} : drive === undefined ? undefined : { Drive: drive },
        show: undefined,
        expect: [owners],
        needs:
          drive === undefined
            ? [`Which disk of cluster ${cluster.name} is meant by ${name}: the file states no drive`]
            : [],
        subnet: undefined,
      };
    }
    case 'ip': {
      const subnet = resource.address && subnetOf(resource.address);
      if (!subnet) {
        const why = resource.address ? `${resource.address.text} is not an IPv4 address` : 'the file states no address';
        return { refuse: resource, why: `${sentence(describe(resource))}: ${why}.` };
      }
      const { network, netbios } = resource;
      return {
        windowsType: 'IP Address',
        parameters:
          network === undefined
            ? undefined
            : {
                Address: subnet.address,
                SubnetMask: subnet.mask,
                Network: network,
                ...(isSince(cluster.windows, '2008R2') ? { EnableDhcp: 0 } : {}),
                EnableNetBIOS: netbios === false ? 0 : 1,
              },
        show: tool.showParameters(name),
        expect: [
          `Address ${subnet.address}, SubnetMask ${subnet.mask}, Network ${network ?? 'as chosen'}, EnableNetBIOS ${netbios === false ? 0 : 1}.`,
          owners,
        ],
        needs:
          network === undefined
            ? [
                `The cluster network of ${cluster.name} that carries ${subnet.address}: the file states none for ${name}, so there are no commands for it`,
              ]
            : [],
        subnet,
      };
    }
    case 'networkName': {
      const { networkName, kerberos } = resource;
      return {
        windowsType: 'Network Name',
        parameters:
          cluster.windows === '2003'
            ? { Name: networkName, ...(kerberos ? { RequireKerberos: 1 } : {}) }
            : { Name: networkName, DnsName: networkName },
        show: tool.showParameters(name),
        expect: [`Name ${networkName}${cluster.windows === '2003' && kerberos ? ', RequireKerberos 1' : ''}.`, owners],
        needs: [],
        subnet: undefined,
      };
    }
  }
}
