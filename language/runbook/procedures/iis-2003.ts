/** P19 and P21, Windows Server 2003: the web service as a cluster resource, with a changed copy of the script that Windows brings along. */
import { originalScript } from '../../model/iis-script.ts';
import { dependenciesOf, possibleOwnersOf, resourcesOf } from '../../model/queries.ts';
import { ssoChainOf } from '../../model/sso-chain.ts';
import type { IisScript, Node, Topology } from '../../model/topology.ts';
import { cmd, verifyBeforeUse } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { cmdLine } from '../escape/cmd.ts';
import { partOf, stepId } from '../identity.ts';
import { offlineScript } from '../offline-script.ts';
import { type Draft, defineProcedure } from '../procedure.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { draftWebService, onNode, type ScriptPlan, scriptPlan, scriptType } from '../web-service.ts';
import { namesOf } from '../wording.ts';

const id = 'iis-2003';

export default defineProcedure({
  id,
  *draft(topology) {
    for (const { groups } of coveredClusters(topology, '2003')) {
      for (const iis of groups.flatMap((group) => resourcesOf(group, 'iis'))) {
        const plan = scriptPlan(iis);
        if ('refuse' in plan) {
          yield plan;
          continue;
        }
        const paper = paperFor(iis, topology);
        const [first, ...others] = possibleOwnersOf(iis);
        if (!first) continue;
        yield { ...changeScript(iis, first, plan), source: paper };
        for (const node of others) yield { ...copyScript(iis, node, first, plan), source: paper };
        yield draftWebService(iis, plan, topology, {
          scriptSteps: id,
          before: [
            'The steps of the white paper leave the start type of the World Wide Web Publishing Service as it is: where it is Automatic, a node that starts runs the service beside the node that owns the group. Decide whether to set it to Manual on each node.',
          ],
          console: inConsole(iis, plan),
          source: [...paper, documentation('Checklist: Creating a clustered IIS Web or FTP service')],
        });
      }
    }
  },
});

/** The procedure is the same, once beside the master secret and once with that elsewhere. */
function paperFor({ group }: IisScript, topology: Topology): readonly string[] {
  const isRemote = ssoChainOf(group.cluster, topology)?.is === 'hostsWithRemoteSecret';
  return [isRemote ? whitePaper('P21', [1018, 1062]) : whitePaper('P19', [799, 847])];
}

function changeScript(iis: IisScript, node: Node, plan: ScriptPlan): Omit<Draft, 'source'> {
  const { path, file } = plan;
  return {
    ...onNode(iis, node, plan),
    title: `Write ${file} on ${node.name}, the script of ${iis.name}`,
    before: [
      `Leave ${originalScript} itself as it is: Windows File Protection takes every change to it back. The copy needs its own name for the same reason.`,
    ],
    console: [
      `Copy ${originalScript} from %SystemRoot%\\system32\\inetsrv to ${path}. If that file is there already, keep it and go on.`,
      `Open ${path} in Notepad. Replace its function Offline, from the line Function Offline to the line End Function behind it, by the text of ${offlineScript.name}, which this step has; save it.`,
    ],
    // What has to be replaced stands in a file of Windows.
    commands: [],
    files: [offlineScript],
    check: {
      commands: [
        cmd(verifyBeforeUse, cmdLine`findstr /i /n "Offline StopService LogInformation W3SVC" ${path}`),
        cmd(verifyBeforeUse, `dir %SystemRoot%\\system32\\inetsrv\\${originalScript}`),
      ],
      expect: [
        `${file} has one function Offline, and StopService in it.`,
        `${originalScript} has the date that it had before.`,
      ],
    },
  };
}

function copyScript(iis: IisScript, node: Node, from: Node, plan: ScriptPlan): Omit<Draft, 'source'> {
  const { path, file } = plan;
  const remote = `\\\\${from.name}\\${path.replace(':', '$')}`;
  return {
    ...onNode(iis, node, plan),
    title: `Copy ${file} to ${node.name}, the script of ${iis.name}`,
    console: [`Copy ${remote} to ${path}.`],
    commands: [cmd(verifyBeforeUse, cmdLine`copy ${remote} ${path}`)],
    check: {
      commands: [cmd(verifyBeforeUse, cmdLine`fc ${remote} ${path}`)],
      expect: ['No differences are found.'],
    },
    after: [stepId(id, iis, partOf(from.name))],
  };
}

function inConsole(iis: IisScript, { path }: ScriptPlan): readonly string[] {
  const { group, name } = iis;
  return [
    clusterConsole(group.cluster),
    `Select group ${group.name}. File → New → Resource.`,
    `New Resource: Name: ${name}; Resource type: ${scriptType}; Next.`,
    `Possible Owners: ${namesOf(possibleOwnersOf(iis))}; Next.`,
    `Dependencies: ${namesOf(dependenciesOf(iis)) || 'none'}; Next.`,
    `Generic Script Parameters: Script filepath: ${path}; Finish; OK.`,
    `Right-click ${name} → Bring Online.`,
  ];
}
