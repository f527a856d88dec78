/** What Windows has to be told about a disk, an address or a name, the same on every version. */
import { possibleOwnersOf } from '../model/queries.ts';
import type { ClusterLine } from './cluster-exe.ts';
import { clusterExe } from './cluster-exe.ts';
import type { Line } from './command.ts';
import { type Subnet, subnetOf } from './ipv4.ts';
import type { Refusal } from './procedure.ts';
import type { BasicResource } from './targets.ts';
import { describe, namesOf, sentence } from './wording.ts';

export interface BasicParts {
  /** As cluster.exe and the consoles spell it. */
  readonly windowsType: string;
  /** The line that sets the private properties; undefined where the file lacks one of them. */
  readonly properties: ((line: ClusterLine) => Line | undefined) | undefined;
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
  const line = clusterExe(cluster);
  const owners = `Possible owners: ${namesOf(possibleOwnersOf(resource))}.`;
  switch (resource.type) {
    case 'disk': {
      const { drive } = resource;
      return {
        windowsType: 'Physical Disk',
        // On Windows Server 2008 the disk is a resource before it comes into the group.
        properties:
          cluster.windows === '2008'
            ? () => undefined
            : drive === undefined
              ? undefined
              : (write) => write`res ${name} /priv Drive=${{ value: drive }}`,
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
        properties:
          network === undefined
            ? undefined
            : (write) =>
                write`res ${name} /priv Address=${{ value: subnet.address }} SubnetMask=${{ value: subnet.mask }} Network=${{ value: network }} EnableNetBIOS=${netbios === false ? 0 : 1}:DWORD`,
        show: line`res ${name} /priv`,
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
        properties: (write) =>
          cluster.windows === '2003'
            ? kerberos
              ? write`res ${name} /priv Name=${{ value: networkName }} RequireKerberos=1:DWORD`
              : write`res ${name} /priv Name=${{ value: networkName }}`
            : write`res ${name} /priv Name=${{ value: networkName }} DnsName=${{ value: networkName }}`,
        show: line`res ${name} /priv`,
        expect: [`Name ${networkName}${cluster.windows === '2003' && kerberos ? ', RequireKerberos 1' : ''}.`, owners],
        needs: [],
        subnet: undefined,
      };
    }
  }
}
