/** Topologies for the tests of the picture: parsed from text, and random ones that are as odd as a file can be. */
import fc from 'fast-check';
import { createProject } from '../../../language/index.ts';
import type { Topology } from '../../../language/model/topology.ts';

const project = createProject();
const uri = 'file:///picture.btc';

/** The topology of a text; what error recovery leaves out is left out. */
export async function topologyOf(text: string): Promise<Topology> {
  await project.setText(uri, text);
  const program = project.program(uri);
  if (program === undefined) throw new Error('The text has no program.');
  return program.topology;
}

/** The parts of names that tables, XML, fonts and bidirectional text trip over; a string can't hold a quote or a line break. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '&amp;',
  "]]>'",
  'a\u0000\u0007\u001b[31m\tb',
  'BTS\u202e10\u2066x\u2069',
  'zero\u200bwidth\u00ad',
  '\ud800lone\udfff',
  '\ufffe\uffff',
  `z${'\u0301'.repeat(12)}algo`,
  'שלום-BTS',
  'العربية',
  '日本語のサーバー名がとても長い場合にはどうなるか',
  '👩‍👩‍👧',
  'W'.repeat(80),
  'PRODBIZTALKAPPLICATIONSERVER-EUROPE-WEST-0000000001',
  '  two  spaces  ',
  '',
];

const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('BTS', 'SQLGroup', 'App', 'ReceiveHost', 'x') },
  { weight: 1, arbitrary: fc.constantFrom(...hostileNames) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/["\r\n]/g, '')) },
);
const index = fc.nat({ max: 40 });
const resourceKeywords = ['disk', 'ip', 'networkName', 'dtc', 'sqlServer', 'entsso', 'genericService', 'resource'];

const resource = fc.record({
  name,
  keyword: fc.constantFrom(...resourceKeywords),
  needs: fc.array(index, { maxLength: 4 }),
});
const group = fc.record({
  name,
  owners: fc.array(index, { maxLength: 3 }),
  resources: fc.array(resource, { maxLength: 9 }),
  quorum: fc.boolean(),
});
const cluster = fc.record({
  name,
  nodes: fc.array(fc.record({ name, busy: fc.boolean() }), { maxLength: 6 }),
  groups: fc.array(group, { maxLength: 4 }),
});
const host = fc.record({
  name,
  isolated: fc.boolean(),
  instances: fc.array(fc.record({ computer: index, disabled: fc.boolean() }), { maxLength: 6 }),
  /** The groups that it is clustered in; none or one, where the topology is right. */
  clusteredIn: fc.array(index, { maxLength: 2 }),
});
const biztalkGroup = fc.record({
  name,
  database: fc.option(index, { nil: undefined }),
  servers: fc.array(index, { maxLength: 9 }),
  hosts: fc.array(host, { maxLength: 7 }),
  adapters: fc.array(
    fc.record({ name, receive: fc.option(index, { nil: undefined }), send: fc.option(index, { nil: undefined }) }),
    { maxLength: 5 },
  ),
});
const spec = fc.record({
  clusters: fc.array(cluster, { maxLength: 4 }),
  servers: fc.array(fc.record({ name }), { maxLength: 8 }),
  sso: fc.option(fc.record({ secret: index, database: index }), { nil: undefined }),
  biztalkGroups: fc.array(biztalkGroup, { maxLength: 4 }),
});
type Spec = typeof spec extends fc.Arbitrary<infer Value> ? Value : never;

/** Texts of topologies. What an index means is taken modulo what there is; names are made unique, so that they resolve. */
export const topologyText: fc.Arbitrary<string> = spec.map(textOf);

function textOf({ clusters, servers, sso, biztalkGroups }: Spec): string {
  const quoted = (text: string, path: string) => `"${text}${path}"`;
  const nodes = clusters.map(({ nodes }, c) => nodes.map(({ name }, n) => quoted(name, `_n${c}_${n}`)));
  const computers = [...nodes.flat(), ...servers.map(({ name }, s) => quoted(name, `_s${s}`))];
  const resources = clusters.map(({ groups }, c) =>
    groups.map(({ resources }, g) => resources.map(({ name }, r) => quoted(name, `_r${c}_${g}_${r}`))),
  );
  const typed = (keyword: string) =>
    clusters.flatMap(({ groups }, c) =>
      groups.flatMap(({ resources: inGroup }, g) =>
        inGroup.flatMap((one, r) => (one.keyword === keyword ? [resources[c]?.[g]?.[r] ?? ''] : [])),
      ),
    );
  const pick = (list: readonly string[], at: number | undefined) =>
    at === undefined || list.length === 0 ? undefined : list[at % list.length];
  const property = (key: string, value: string | undefined) => (value === undefined ? '' : `${key}: ${value}\n`);
  const list = (all: readonly string[], indices: readonly number[]) => {
    const picked = [...new Set(indices.flatMap((at) => pick(all, at) ?? []))];
    return picked.length === 0 ? undefined : picked.join(', ');
  };
  const groupCount = clusters.flatMap(({ groups }) => groups).length;
  const hosts = biztalkGroups.map(({ hosts }, b) => hosts.map(({ name }, h) => quoted(name, `_h${b}_${h}`)));
  const hostsIn = (at: number) =>
    biztalkGroups.flatMap((group, b) =>
      group.hosts.flatMap(({ clusteredIn }, h) =>
        clusteredIn.some((target) => groupCount > 0 && target % groupCount === at) ? [hosts[b]?.[h] ?? ''] : [],
      ),
    );
  let groupIndex = 0;
  const blocks = [
    ...clusters.map(({ name, nodes: members, groups }, c) =>
      [
        `cluster ${quoted(name, `_c${c}`)} { windows: 2008`,
        ...members.map(({ busy }, n) => `node ${nodes[c]?.[n]}${busy ? ' { messageQueuing: yes iis: no }' : ''}`),
        ...groups.map(({ name: groupName, owners, resources: inGroup, quorum }, g) => {
          const at = groupIndex++;
          return [
            `group ${quoted(groupName, `_g${c}_${g}`)} {`,
            property('preferredOwners', list([...(nodes[c] ?? []), ...computers.slice(0, 2)], owners)),
            quorum ? 'quorum: yes' : '',
            ...inGroup.map(({ keyword, needs }, r) => {
              const needed = list(resources[c]?.[g] ?? [], needs);
              return `${keyword} ${resources[c]?.[g]?.[r]}${needed === undefined ? '' : ` dependsOn ${needed}`}`;
            }),
            ...hostsIn(at).map((one) => `biztalkHost ${one}`),
            '}',
          ].join('\n');
        }),
        '}',
      ].join('\n'),
    ),
    ...servers.map((_, s) => `server ${computers[nodes.flat().length + s]}`),
    ...(sso === undefined
      ? []
      : [
          `sso { ${property('masterSecretServer', pick([...typed('entsso'), ...computers], sso.secret))}`,
          `${property('database', pick([...typed('sqlServer'), ...computers], sso.database))} }`,
        ]),
    ...biztalkGroups.map(({ name, database, servers: members, hosts: inGroup, adapters }, b) =>
      [
        `biztalkGroup ${quoted(name, `_b${b}`)} { version: 2009 edition: enterprise`,
        property('database', pick([...typed('sqlServer'), ...computers], database)),
        property('servers', list(computers, members)),
        ...inGroup.map(({ isolated, instances }, h) =>
          [
            `host ${hosts[b]?.[h]}${isolated ? ' isolated' : ''} {`,
            ...instances.map(
              ({ computer, disabled }) =>
                `instance ${pick(computers, computer) ?? 'nowhere'}${disabled ? ' { disabled: yes }' : ''}`,
            ),
            '}',
          ].join('\n'),
        ),
        ...adapters.map(({ name: adapterName, receive, send }, a) =>
          [
            `adapter ${quoted(adapterName, `_a${b}_${a}`)} {`,
            receive === undefined ? '' : `receive in ${pick([...(hosts[b] ?? []), 'nowhere'], receive)}`,
            send === undefined ? '' : `send in ${pick([...(hosts[b] ?? []), 'nowhere'], send)}`,
            '}',
          ].join('\n'),
        ),
        '}',
      ].join('\n'),
    ),
  ];
  return blocks.join('\n');
}
