/** The next free address: in the cluster's subnet, on its network, and never a taken one or an edge of the subnet. */
import { expect, test } from 'vitest';
import { createProject, type model } from '#language';
import { nextFreeAddress } from '../../language/model/addresses.ts';

async function topologyOf(text: string): Promise<model.Topology> {
  const project = createProject();
  await project.setText('file:///a.btc', text);
  const program = project.program('file:///a.btc');
  if (!program) throw new Error('The file is missing.');
  return program.topology;
}

test.each([
  ['behind the last one', ['10.0.0.21/24'], '10.0.0.22/24'],
  ['not one that is taken', ['10.0.0.21/24', '10.0.0.22/24'], '10.0.0.23/24'],
  ['behind the highest, not in a gap', ['10.0.0.21/24', '10.0.0.40/24'], '10.0.0.41/24'],
  ['before the lowest where the broadcast address is next', ['10.0.0.254/24', '10.0.0.20/24'], '10.0.0.19/24'],
  ['none where only the first address and gaps are left', ['10.0.0.254/24', '10.0.0.2/24'], undefined],
  ['not the first of a subnet', ['10.0.0.6/30'], undefined],
  ['not the first of a subnet, behind its own address', ['10.0.0.0/24'], undefined],
  ['of its subnet alone', ['10.0.0.21/24', '10.0.1.7/24'], '10.0.0.22/24'],
  ['in a small subnet', ['10.0.0.5/30'], '10.0.0.6/30'],
  ['none in a full subnet', ['10.0.0.5/30', '10.0.0.6/30'], undefined],
  ['none in a subnet of one', ['10.0.0.5/32'], undefined],
  ['none where the octets are no address', ['10.0.0.300/24'], undefined],
  ['none where the prefix length is none', ['10.0.0.5/40'], undefined],
  ['from the first that tells', ['10.0.0.300/24', '10.255.255.254/8'], '10.255.255.253/8'],
  ['behind a carry', ['10.0.0.255/16'], '10.0.1.0/16'],
  ['none without an address', [], undefined],
])('%s', async (_, addresses, expected) => {
  const ips = addresses.map((address, index) => `ip I${index} { address: ${address} }`).join('\n');
  const topology = await topologyOf(`cluster C {\n group G {\n ${ips}\n }\n}\n`);
  const [cluster] = topology.clusters;
  expect(cluster && nextFreeAddress(cluster, topology)?.text).toBe(expected);
});

test('of the group first, then of the cluster, never of another cluster; and on the network that is asked for', async () => {
  const topology = await topologyOf(`cluster C {
  group G { ip A { address: 10.1.0.1/24  network: Public } }
  group H { ip B { address: 10.2.0.1/24  network: Private } }
  group Empty { disk D }
}
cluster Other {
  group G { ip A { address: 10.1.0.2/24  network: Public } }
}
cluster None { group G { disk D } }
`);
  const groups = topology.clusters.flatMap((cluster) => cluster.groups);
  expect(groups.map((group) => nextFreeAddress(group, topology))).toEqual([
    { text: '10.1.0.3/24', network: 'Public' },
    { text: '10.2.0.2/24', network: 'Private' },
    { text: '10.1.0.3/24', network: 'Public' },
    { text: '10.1.0.3/24', network: 'Public' },
    undefined,
  ]);
  expect(groups.map((group) => nextFreeAddress(group, topology, 'private')?.text)).toEqual([
    '10.2.0.2/24',
    '10.2.0.2/24',
    '10.2.0.2/24',
    undefined,
    undefined,
  ]);
});
