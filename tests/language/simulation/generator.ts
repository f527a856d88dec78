/** Random topologies and events, sound and unsound ones, as text: small enough that every kind of failure comes about often. */
import fc from 'fast-check';

export interface Plan {
  readonly text: string;
  /** Lines that `readEvent` reads. */
  readonly events: readonly string[];
  readonly computers: readonly string[];
}

interface ClusterPlan {
  readonly nodes: number;
  readonly groups: readonly GroupPlan[];
}

interface GroupPlan {
  readonly preferred: readonly number[];
  readonly resources: readonly ResourcePlan[];
}

interface ResourcePlan {
  readonly type: 'disk' | 'genericService' | 'dtc' | 'sqlServer' | 'entsso' | 'msmq' | 'iis' | 'host';
  /** By index among the resources of the group; those behind it too, which can close circles. */
  readonly dependsOn: readonly number[];
  readonly owners: readonly number[] | undefined;
  readonly restart: '' | 'failover: no' | 'attempts: 0' | 'attempts: 0  failover: yes';
}

const index = fc.nat({ max: 3 });

const resource: fc.Arbitrary<ResourcePlan> = fc.record({
  type: fc.constantFrom('disk', 'genericService', 'dtc', 'sqlServer', 'entsso', 'msmq', 'iis', 'host', 'host'),
  dependsOn: fc.uniqueArray(index, { maxLength: 2 }),
  owners: fc.option(fc.uniqueArray(index, { maxLength: 3 }), { nil: undefined, freq: 3 }),
  restart: fc.constantFrom('', '', '', 'failover: no', 'attempts: 0', 'attempts: 0  failover: yes'),
});

const cluster: fc.Arbitrary<ClusterPlan> = fc.record({
  nodes: fc.integer({ min: 1, max: 4 }),
  groups: fc.array(
    fc.record({ preferred: fc.uniqueArray(index, { maxLength: 4 }), resources: fc.array(resource, { maxLength: 4 }) }),
    { maxLength: 3 },
  ),
});

const instance = fc.record({ on: fc.nat({ max: 9 }), disabled: fc.boolean() });
const host = fc.record({
  instances: fc.uniqueArray(instance, { maxLength: 4, selector: ({ on }) => on }),
  isolated: fc.boolean(),
  ftp: fc.boolean(),
});

const shape = fc.record({
  clusters: fc.array(cluster, { minLength: 1, maxLength: 2 }),
  servers: fc.nat({ max: 2 }),
  hosts: fc.array(host, { maxLength: 4 }),
  master: fc.nat({ max: 9 }),
  database: fc.nat({ max: 9 }),
  backup: fc.boolean(),
  events: fc.array(fc.record({ verb: fc.constantFrom('fail', 'fail', 'back', 'move'), a: fc.nat(), b: fc.nat() }), {
    maxLength: 6,
  }),
});

type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

/** @param addNode Whether the first cluster has one node more, behind the others, that nothing else in the file names. */
function write(plan: Shape, addNode: boolean): Plan {
  const computers: string[] = [];
  const groups: { readonly name: string; readonly nodes: readonly string[] }[] = [];
  const resources: string[] = [];
  const servers: string[] = [];
  const databases: string[] = [];
  const lines: string[] = [];
  let hosts = 0;
  for (const [c, { nodes, groups: groupPlans }] of plan.clusters.entries()) {
    const names = Array.from({ length: nodes }, (_, n) => `N${c}${n}`);
    computers.push(...names);
    lines.push(`cluster C${c} {`, '  windows: 2008', ...names.map((name) => `  node ${name}`));
    if (addNode && c === 0) lines.push('  node EXTRA');
    const pick = (indices: readonly number[]) => indices.flatMap((n) => names[n] ?? []);
    for (const [g, { preferred, resources: own }] of groupPlans.entries()) {
      const group = `G${c}${g}`;
      groups.push({ name: group, nodes: names });
      lines.push(`  group ${group} {`);
      if (pick(preferred).length > 0) lines.push(`    preferredOwners: ${pick(preferred).join(', ')}`);
      const called = own.map(({ type }, r) => (type === 'host' ? `H${hosts++}` : `R${c}${g}${r}`));
      for (const [r, { type, dependsOn, owners, restart }] of own.entries()) {
        const name = called[r] ?? '';
        resources.push(`C${c}.${group}.${name}`);
        if (type === 'entsso') servers.push(`C${c}.${group}.${name}`);
        if (type === 'sqlServer') databases.push(`C${c}.${group}.${name}`);
        const on = dependsOn.flatMap((index) => (called[index] ? `C${c}.${group}.${called[index]}` : []));
        const allowed = owners && pick(owners).length > 0 ? `possibleOwners: ${pick(owners).join(', ')}` : '';
        const policy = restart && `restart { ${restart} }`;
        lines.push(
          `    ${type === 'host' ? 'biztalkHost' : type} ${name} ${on.length > 0 ? `dependsOn ${on.join(', ')}` : ''} { ${allowed} ${policy} }`,
        );
      }
      lines.push('  }');
    }
    lines.push('}');
  }
  const standAlone = Array.from({ length: plan.servers }, (_, s) => `S${s}`);
  computers.push(...standAlone);
  lines.push(...standAlone.map((name) => `server ${name} { windows: 2008 }`));
  const one = (names: readonly string[], n: number) => names[n % names.length] ?? '';
  const database = one([...databases, ...computers], plan.database);
  lines.push(
    'sso {',
    `  masterSecretServer: ${one([...servers, ...computers], plan.master)}`,
    `  database: ${database}`,
  );
  if (plan.backup) lines.push('  secretBackup: "B:\\secret.bak"');
  lines.push('}', 'biztalkGroup B {', '  version: 2009', '  edition: enterprise', `  database: ${database}`);
  lines.push(`  servers: ${computers.join(', ')}`);
  for (let h = 0; h < Math.max(hosts, plan.hosts.length); h++) {
    const clustered = h < hosts;
    const { instances, isolated, ftp } = plan.hosts[h % plan.hosts.length] ?? {
      instances: [],
      isolated: false,
      ftp: false,
    };
    lines.push(`  host H${h} ${isolated && !clustered ? 'isolated ' : ''}{`);
    const on = new Map(instances.map((each) => [one(computers, each.on), each.disabled]));
    for (const [computer, disabled] of on)
      lines.push(`    instance ${computer} { disabled: ${disabled ? 'yes' : 'no'} }`);
    lines.push('  }');
    if (ftp) lines.push(`  adapter FTP${h} { receive in H${h} }`);
  }
  lines.push('}', '');
  const events = plan.events.flatMap(({ verb, a, b }) => {
    const group = groups[a % Math.max(1, groups.length)];
    if (verb === 'move') return group ? `move ${group.name} to ${one(group.nodes, b)}` : [];
    return `${verb} ${one([...computers, ...computers, ...resources], a)}`;
  });
  return { text: lines.join('\n'), events, computers };
}

/** Topologies with events. */
export const plans: fc.Arbitrary<Plan> = shape.map((plan) => write(plan, false));

/** Pairs of topologies that differ in one node more. */
export const withNodeMore: fc.Arbitrary<readonly [Plan, Plan]> = shape.map((plan) => [
  write(plan, false),
  write(plan, true),
]);
