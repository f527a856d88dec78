/** A runbook for a cluster or a BizTalk group alone: its own steps, and what they wait for. */
import { describe, expect, test } from 'vitest';
import { buildRunbook } from '../../../language/runbook/index.ts';
import {
  cluster,
  found,
  fourComputers,
  fourComputersWithoutSso,
  parse,
  problem,
  ssoTitles,
  stepsOf,
  texts,
  titlesAfterPrerequisites,
  titlesOf,
} from './topologies.ts';

describe('a scope', () => {
  test('of a cluster has its steps, what comes before them, and what is left out of these', async () => {
    const topology = await fourComputers();
    const runbook = buildRunbook(topology);
    const all = titlesAfterPrerequisites(runbook);
    const sso = ssoTitles(runbook);
    const sql = buildRunbook(topology, [], cluster(topology, 'SQLCLU'));
    expect(sql.title).toBe('Runbook: Contoso order integration, cluster SQLCLU');
    expect(titlesAfterPrerequisites(sql)).toEqual(all.filter((title) => sso.has(title) || /SQL|Sso|Sql/.test(title)));
    expect(stepsOf(sql).filter(({ where }) => /BTS/.test(where))).toEqual([]);
    expect(titlesOf(sql)).toContain('Create account CONTOSO\\svc-sso');
    expect(titlesOf(sql)).not.toContain('Create account CONTOSO\\svc-host');
    expect(texts(sql).filter((text) => text.includes('BTSCLU'))).toEqual([]);
    // The hosts of the other cluster wait for the master secret server on this one.
    const bts = buildRunbook(topology, [], cluster(topology, 'BTSCLU'));
    // Handlers are of the BizTalk group, and of no computer.
    expect(titlesAfterPrerequisites(bts)).toEqual(all.filter((title) => !title.includes('handler of')));
  });

  test('of a cluster or a BizTalk group has nothing of a cluster that it does not wait for', async () => {
    const topology = await fourComputersWithoutSso();
    const orders = found(topology.biztalkGroups[0], 'Orders');
    const all = titlesAfterPrerequisites(buildRunbook(topology));
    for (const scope of [cluster(topology, 'BTSCLU'), orders]) {
      const runbook = buildRunbook(topology, [], scope);
      expect(titlesAfterPrerequisites(runbook)).toEqual(
        all.filter(
          (title) =>
            // SQL Server has to be there, as BizTalk Server keeps its databases there.
            (/SQLVS/.test(title) || !/SQL|Sso|Sql(?!Dtc)/.test(title.replace(' in SqlGroup', ''))) &&
            // Handlers are of the BizTalk group, and of no computer.
            (scope === orders || !title.includes('handler of')),
        ),
      );
    }
    expect(titlesOf(buildRunbook(topology, [], orders))).toContain('Enable network DTC access on SQL02');
    expect(titlesOf(buildRunbook(topology, [], orders)).filter((title) => title.includes('svc-sso'))).toEqual([]);
  });

  test('of a BizTalk group has the group of its clustered host, proven on each node', async () => {
    const topology = await parse(`
      cluster C { windows: 2008 node N1 node N2
        group G { ip A { address: 10.0.0.5/24 network: P } networkName N dependsOn A biztalkHost H }
        group Other { ip X { address: 10.0.0.6/24 network: P } } }
      biztalkGroup B { version: 2009 edition: enterprise servers: N1, N2 host H { instance N1 instance N2 } }`);
    const runbook = buildRunbook(topology, [], found(topology.biztalkGroups[0], 'B'));
    expect(titlesOf(runbook)).toEqual([
      'Enable network DTC access on N1',
      'Enable network DTC access on N2',
      'Move every service or application of C to N1',
      'Create service or application G, empty',
      'Add A and N to G',
      'Bring G online',
      'Move G to N2 and back to N1',
      'Install BizTalk Server 2009 on N1',
      'Install BizTalk Server 2009 on N2',
      'Create BizTalk group B: configure BizTalk Server on N1',
      'Join BizTalk group B: configure BizTalk Server on N2',
      'Create host H',
      'Create the instance of host H on N1',
      'Create the instance of host H on N2',
      'Cluster host H in G',
      'Read the name of the resource of host H',
      'Move G to N2 and back to N1, with H',
    ]);
  });

  test('still names the errors that leave nothing of it', async () => {
    const topology = await fourComputers();
    const orders = found(topology.biztalkGroups[0], 'Orders');
    const runbook = buildRunbook(
      topology,
      [problem(orders, 'missing-property', 'No edition.')],
      cluster(topology, 'BTSCLU'),
    );
    expect(texts(runbook)[0]).toMatch(
      /^BizTalk group Orders has an error \(missing-property\): No edition\. Left out because of it: /,
    );
  });
});
