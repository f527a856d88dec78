/** P18 and P20, from Windows Server 2008 on: the web service as a cluster resource, with the script of Knowledge Base article 970759. */
import { possibleOwnersOf, resourcesOf } from '../../model/queries.ts';
import { ssoChainOf } from '../../model/sso-chain.ts';
import type { IisScript, Node, Topology } from '../../model/topology.ts';
import { wordsOf } from '../cluster-words.ts';
import { cmd, verifyBeforeUse } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { cmdLine } from '../escape/cmd.ts';
import { serviceSettings } from '../failover-cluster-manager.ts';
import { type Draft, defineProcedure } from '../procedure.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { draftWebService, onNode, type ScriptPlan, scriptPlan, scriptType } from '../web-service.ts';

const id = 'iis-2008';
const article = 'Knowledge Base article 970759';

export default defineProcedure({
  id,
  *draft(topology) {
    for (const { groups } of coveredClusters(topology, 'since 2008')) {
      for (const iis of groups.flatMap((group) => resourcesOf(group, 'iis'))) {
        const plan = scriptPlan(iis);
        if ('refuse' in plan) {
          yield plan;
          continue;
        }
        const sources = [paperFor(iis, topology), documentation(article)];
        const words = wordsOf(iis.group.cluster);
        for (const node of possibleOwnersOf(iis)) yield { ...saveScript(iis, node, plan), source: sources };
        yield draftWebService(iis, plan, topology, {
          scriptSteps: id,
          before: [
            `Add the resource to ${iis.group.name}. The wizard that the article uses in the end would make a ${words.group} of its own, and Enterprise SSO and the web service have to fail over together.`,
          ],
          console: [
            clusterConsole(iis.group.cluster),
            `Right-click ${iis.group.name} → ${words.addResource} → ${scriptType}.`,
            `${scriptType} Info: Script file path: ${plan.path}; Next. Confirmation: Next. Summary: Finish.`,
            ...serviceSettings(iis, scriptType),
            `Right-click ${iis.name} → ${words.startResource}, if it is not Online.`,
          ],
          source: sources,
        });
      }
    }
  },
});

/** The article is named twice: beside the master secret, and with that elsewhere. */
function paperFor({ group }: IisScript, topology: Topology): string {
  const isRemote = ssoChainOf(group.cluster, topology)?.is === 'hostsWithRemoteSecret';
  return isRemote ? whitePaper('P20', 927) : whitePaper('P18', 784);
}

function saveScript(iis: IisScript, node: Node, plan: ScriptPlan): Omit<Draft, 'source'> {
  const { path, file } = plan;
  const { cluster } = iis.group;
  const common = onNode(iis, node, plan);
  return {
    ...common,
    title: `Save ${file} on ${node.name}, the script of ${iis.name}`,
    before: [
      `${article} gives its script as a sample that Microsoft does not support: read it first. Its steps before the script (the Web Server role on every node, a configuration that the nodes share, the web site) come before this step.`,
    ],
    console: [
      `Save the script of ${article} as ${path}, the same text on each node of ${cluster.name}.`,
      'In it, set SITE_NAME and APP_POOL_NAME to the web site and the application pool as noted, in the same upper and lower case.',
    ],
    // The text is Microsoft's, to be read and adapted.
    commands: [],
    check: {
      commands: [cmd(verifyBeforeUse, cmdLine`findstr /n "SITE_NAME APP_POOL_NAME" ${path}`)],
      expect: ['Both names are as noted; the web site and the application pool are on this node under these names.'],
    },
    needs: [
      ...common.needs,
      `The script of ${article} (Configuring IIS World Wide Web Publishing Service in a Windows Server failover cluster)`,
      `The web site and the application pool of the isolated hosts on cluster ${cluster.name}, in upper and lower case as IIS has them`,
    ],
  };
}
