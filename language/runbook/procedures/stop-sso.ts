/**
 * P20 and P21, step 15a: where BizTalk Server is configured on every node and the master secret is elsewhere, Enterprise SSO stops on
 * each of them before it is clustered (white paper, lines 893-898 and 985-990).
 */
import type { Entsso, Node } from '../../model/topology.ts';
import { configuration, type Setup, setupsOf, ssoBeside } from '../biztalk-setup.ts';
import { cmd, powershell, verifyBeforeUse } from '../command.ts';
import { administrativeTool } from '../consoles.ts';
import { powershellLine } from '../escape/powershell.ts';
import { quoteWql } from '../escape/wql.ts';
import { partOf } from '../identity.ts';
import { created, type Draft, defineProcedure } from '../procedure.ts';
import { localAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';

export default defineProcedure({
  id: 'stop-sso',
  *draft(topology) {
    const setups = topology.biztalkGroups.flatMap(setupsOf);
    for (const setup of setups) {
      const beside = ssoBeside(setup.computer, topology);
      if (beside?.is !== 'hostsWithRemoteSecret' || setup.computer.kind !== 'node') continue;
      yield draftStop(setup, setup.computer, beside.entsso, setups);
    }
  },
});

function draftStop({ biztalkGroup, rank }: Setup, node: Node, entsso: Entsso, setups: readonly Setup[]): Draft {
  const { cluster } = node;
  const { who, needs } = localAdministrator(node);
  const filter = `Name=${quoteWql(entsso.name)}`;
  return {
    of: entsso,
    part: partOf(node.name),
    uses: [node],
    phase: 'enterprise-sso',
    unit: [cluster.name, entsso.group.name],
    rank,
    title: `Stop Enterprise SSO on ${node.name}`,
    where: node.name,
    who,
    kind: 'disruptive',
    before: [
      `From here to the phase BizTalk hosts nothing of BizTalk Server runs on ${node.name}: its services depend on Enterprise SSO. Where the command asks whether to stop them too, answer Y.`,
    ],
    console: [
      `${administrativeTool(cluster.windows, 'Services')} Right-click Enterprise Single Sign-On Service → Stop.`,
    ],
    commands: [cmd('net stop entsso')],
    // Once it is clustered, the cluster says where it runs.
    done: powershell(
      powershellLine`@(Get-WmiObject -Namespace 'root\\MSCluster' -Class MSCluster_Resource -Filter ${filter} -ErrorAction SilentlyContinue).Count -gt 0 -or (Get-Service -Name entsso).Status -eq 'Stopped'`,
    ),
    check: {
      commands: [cmd(verifyBeforeUse, 'sc query entsso')],
      expect: ['The state of the service is STOPPED.'],
    },
    undo: { actions: ['Start the service again.'], commands: [cmd('net start entsso')] },
    source: [cluster.windows === '2003' ? whitePaper('P21', [985, 990]) : whitePaper('P20', [893, 898])],
    needs,
    requires: [],
    // On every server of the cluster BizTalk Server is configured first.
    after: setups
      .filter((other) => other.computer.kind === 'node' && other.computer.cluster === cluster)
      .map(configuration),
    // Clustering the service waits for BizTalk Server as it is then: configured on every node, with Enterprise SSO stopped.
    makes: [created(biztalkGroup)],
  };
}
