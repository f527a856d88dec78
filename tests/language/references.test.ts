/** What names mean: nearest first, qualified, without regard to case, across imports. */
import { describe, expect, test } from 'vitest';
import { createProject, type model } from '#language';
import { createEditing } from '../harness/editing.ts';

/** The topology of the first file; every file is `file:///NAME`. */
async function topologyOf(...files: readonly (readonly [name: string, text: string])[]): Promise<model.Topology> {
  const project = createProject();
  // The last first, so that an import finds its file.
  for (const [name, text] of files.toReversed()) await project.setText(`file:///${name}`, text);
  const program = project.program(`file:///${files[0]?.[0]}`);
  if (!program) throw new Error('There is no such file.');
  return program.topology;
}

function failures({ references }: model.Topology) {
  return references.flatMap(({ text, failure }) => (failure ? [`${text}: ${failure.reason} ${failure.name}`] : []));
}

const twoGroups = `
  cluster A {
    node N1  node N2
    group G1 { ip Address  networkName Name dependsOn Address }
    group G2 { ip Address  networkName Name dependsOn Address  dtc D dependsOn G1.Name }
  }
  cluster B {
    node N3
    group G1 { ip Address  networkName Other dependsOn Address, a.g2.NAME }
  }`;

function resource({ clusters }: model.Topology, cluster: number, group: number, index: number): model.Resource {
  const found = clusters[cluster]?.groups[group]?.resources[index];
  if (!found) throw new Error('There is no such resource.');
  return found;
}

describe('a name', () => {
  test('means the declaration in the nearest block', async () => {
    const topology = await topologyOf(['a.btc', twoGroups]);
    expect(resource(topology, 0, 0, 1).dependsOn.items).toEqual([resource(topology, 0, 0, 0)]);
    expect(resource(topology, 0, 1, 1).dependsOn.items).toEqual([resource(topology, 0, 1, 0)]);
    expect(resource(topology, 1, 0, 1).dependsOn.items[0]).toBe(resource(topology, 1, 0, 0));
  });

  test('is qualified by the blocks around it, as many as it takes', async () => {
    const topology = await topologyOf(['a.btc', twoGroups]);
    expect(resource(topology, 0, 1, 2).dependsOn.items).toEqual([resource(topology, 0, 0, 1)]);
    expect(failures(topology)).toEqual([]);
  });

  test('compares without regard to case', async () => {
    const topology = await topologyOf(['a.btc', twoGroups]);
    expect(resource(topology, 1, 0, 1).dependsOn.items[1]).toBe(resource(topology, 0, 1, 1));
  });

  test('that two blocks declare is ambiguous from outside of both', async () => {
    const topology = await topologyOf([
      'a.btc',
      `${twoGroups}\n cluster C { node N4 group X { dtc D dependsOn Name } }`,
    ]);
    expect(failures(topology)).toEqual(['Name: ambiguous Name']);
    const [failure] = topology.references.flatMap((reference) => reference.failure ?? []);
    expect(failure?.found).toEqual([resource(topology, 0, 0, 1), resource(topology, 0, 1, 1)]);
    expect(resource(topology, 2, 0, 0).dependsOn).toEqual({ written: true, items: [], complete: false });
  });

  test('finds only what is wanted in its place', async () => {
    const topology = await topologyOf([
      'a.btc',
      'domain D { account N1 }  cluster A { node N1 { } group G { preferredOwners: N1 } }',
    ]);
    expect(topology.clusters[0]?.groups[0]?.preferredOwners.items).toEqual([topology.clusters[0]?.nodes[0]]);
  });

  test('declared twice in one block means the first', async () => {
    const topology = await topologyOf(['a.btc', 'cluster A { node N group G { disk X  disk x  dtc D dependsOn X } }']);
    expect(resource(topology, 0, 0, 2).dependsOn.items).toEqual([resource(topology, 0, 0, 0)]);
    expect(failures(topology)).toEqual([]);
  });

  test('is found in a block whose own name is half-typed', async () => {
    const topology = await topologyOf([
      'a.btc',
      'cluster {\n node N\n group { disk X  dtc D dependsOn X }\n}\nbiztalkGroup B { servers: N }',
    ]);
    expect(failures(topology)).toEqual([]);
  });

  test('whose qualifier is unknown fails at the qualifier', async () => {
    const topology = await topologyOf(['a.btc', 'cluster A { node N group G { disk X  dtc D dependsOn Z.X, A.G.Y } }']);
    expect(failures(topology)).toEqual(['Z.X: unresolved Z', 'A.G.Y: unresolved Y']);
    expect(topology.references.map(({ wanted }) => wanted)).toEqual(['container', ['resource']]);
  });

  test('of an enumeration, a network or a path is no reference', async () => {
    const topology = await topologyOf([
      'a.btc',
      'cluster A { type: failover  node N group G { ip I { network: Public }  fileShare S { path: "S:\\Drop" } } }',
    ]);
    expect(topology.references).toEqual([]);
  });
});

describe('imports', () => {
  const cluster = ['sub/cluster.btc', 'import "../hosts.btc"\ncluster A { node N group G { biztalkHost H } }'] as const;
  const hosts = [
    'hosts.btc',
    'import "sub/cluster.btc"\nbiztalkGroup B { servers: N  host H { instance N } }',
  ] as const;

  test('make the declarations of both files visible to each other, in a circle', async () => {
    const topology = await topologyOf(['main.btc', 'topology "Whole"\nimport "sub/cluster.btc"'], cluster, hosts);
    expect(failures(topology)).toEqual([]);
    expect(topology.title).toBe('Whole');
    expect(topology.files.map(({ uri }) => uri)).toEqual([
      'file:///main.btc',
      'file:///sub/cluster.btc',
      'file:///hosts.btc',
    ]);
    const [host] = topology.biztalkGroups[0]?.hosts ?? [];
    expect(host?.clusteredAs).toEqual(topology.clusters[0]?.groups[0]?.resources);
    expect(topology.clusters[0]?.nodes[0]?.instances).toEqual(host?.instances);
  });

  test('are needed: a file sees no other', async () => {
    const topology = await topologyOf(['a.btc', 'biztalkGroup B { servers: N }'], ['b.btc', 'server N']);
    expect(failures(topology)).toEqual(['N: unresolved N']);
  });

  test('that come later are found', async () => {
    const project = createProject();
    await project.setText('file:///a.btc', 'import "b.btc"\nbiztalkGroup B { servers: N }');
    await project.setText('file:///b.btc', 'server N');
    expect(project.programs().map(({ root }) => root.uri.path)).toEqual(['/a.btc']);
    expect(project.program('file:///a.btc')?.topology.references.map(({ failure }) => failure)).toEqual([undefined]);
  });

  test('files that only import each other have one root', async () => {
    const project = createProject();
    await project.setText('file:///a.btc', 'import "b.btc"');
    await project.setText('file:///b.btc', 'import "a.btc"');
    await project.setText('file:///c.btc', 'import "c.btc"\nserver S');
    expect(project.programs().map(({ root }) => root.uri.path)).toEqual(['/c.btc', '/a.btc']);
  });
});

test('a group that is begun between a name and what it meant has it looked up again', async () => {
  const uri = 'file:///a.btc';
  const editing = createEditing();
  const whole = `cluster A {
  group G1 { ip Address  disk D  disk E  networkName Name dependsOn Address }
  group G2 { ip Address }
}
`;
  const found: unknown[] = [];
  for (const text of [whole, whole.replace('E  ', 'E } group G3 { '), whole]) {
    await editing.setTexts(new Map([[uri, text]]));
    const [program] = editing.programs();
    found.push(program && failures(program.topology));
  }
  expect(found).toEqual([[], ['Address: ambiguous Address'], []]);
});
