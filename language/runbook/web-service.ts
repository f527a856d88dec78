/** What the procedures for a clustered web service (IIS) share: its script, which every node needs, and the resource that runs it. */
import { driveLetterOf } from '../model/drives.ts';
import { isOriginalScript, splitPath, usualScriptPath } from '../model/iis-script.ts';
import { possibleOwnersOf, resourcesOf } from '../model/queries.ts';
import { ssoChainOf } from '../model/sso-chain.ts';
import type { IisScript, Node, Topology } from '../model/topology.ts';
import { readPath, writeLocalPath } from '../model/windows-path.ts';
import { partOf, stepId } from './identity.ts';
import { created, type Draft, type Milestone, type Refusal, ready } from './procedure.ts';
import { localAdministrator } from './roles.ts';
import { draftService, type ServiceStep } from './service.ts';
import { creating, toolOf } from './tool-of.ts';
import { describe, sentence } from './wording.ts';

/** The resource type, as command lines and consoles spell it. */
export const scriptType = 'Generic Script';

export interface ScriptPlan {
  /** On every node the same: `C:\Windows\System32\inetsrv\clusIIS.vbs`. */
  readonly path: string;
  readonly file: string;
  readonly needs: readonly string[];
}

/** Refused where the nodes would not find the script, or can't have it under its name. */
export function scriptPlan(iis: IisScript): ScriptPlan | Refusal {
  const { group, name, script } = iis;
  const refuse = (why: string): Refusal => ({ refuse: iis, why: `${sentence(describe(iis))}: ${why}.` });
  const stated = script ?? usualScriptPath;
  const variable = /%[^%\\]+%/.exec(stated)?.[0];
  if (variable !== undefined)
    return refuse(`${stated} leaves the folder to ${variable}; write the folder itself, as in ${usualScriptPath}`);
  const read = readPath(stated);
  if (read?.kind !== 'local' || read.folders.length === 0)
    return refuse(`${stated} is no file on a drive of the nodes`);
  const path = writeLocalPath(read.drive, read.folders);
  if (isOriginalScript(path)) return refuse(`${path} comes with Windows and cannot be used as it is`);
  const disks = group.cluster.groups.flatMap((each) => resourcesOf(each, 'disk'));
  if (disks.some((disk) => `${driveLetterOf(disk)}:` === read.drive)) {
    return refuse(`${path} is on a disk of the cluster, where one node at a time finds it`);
  }
  return {
    path,
    file: splitPath(path)[1],
    needs:
      script === undefined
        ? [
            `Where the script of ${name} in ${group.name} is, on every node the same: the file does not say; the steps take ${path}`,
          ]
        : [],
  };
}

/** The parts of a step that brings the script to a node which are always the same. */
export function onNode(iis: IisScript, node: Node, { path, needs }: ScriptPlan) {
  const { cluster, name } = iis.group;
  const role = localAdministrator(node);
  return {
    of: iis,
    part: partOf(node.name),
    uses: [node],
    phase: 'iis' as const,
    unit: [cluster.name, name],
    rank: cluster.nodes.indexOf(node),
    where: node.name,
    who: role.who,
    kind: 'changing' as const,
    undo: { actions: [`Delete ${path} on ${node.name}, once ${iis.name} is deleted.`] },
    needs: [...role.needs, ...needs],
    requires: [ready(node)],
    makes: [],
  };
}

/** The step that creates the resource, with what differs between the Windows versions. */
export function draftWebService(
  iis: IisScript,
  { path, needs }: ScriptPlan,
  topology: Topology,
  own: Pick<ServiceStep, 'before' | 'console' | 'source'> & { readonly scriptSteps: string },
): Draft {
  const { group, name } = iis;
  const parameters = { ScriptFilepath: path };
  const beside = besideSso(iis, topology);
  const draft = draftService(iis, {
    phase: 'iis',
    title: `Create ${scriptType} ${name} in ${group.name}, for the web service`,
    before: own.before ?? [],
    console: own.console,
    create: creating(iis, scriptType, parameters),
    facts: [{ resource: name, has: parameters }],
    show: [toolOf(group.cluster).showParameters(name)],
    expect: [`ScriptFilepath ${path}.`],
    undo: `Take ${name} offline and delete it. The web service then runs on each node as its start type says.`,
    source: own.source,
    needs,
    after: possibleOwnersOf(iis).map((node) => stepId(own.scriptSteps, iis, partOf(node.name))),
  });
  // Enterprise SSO is proven after the web service where the master secret is elsewhere: then it has to be there, and no more.
  const others = draft.requires.filter(({ of }) => beside.every((milestone) => milestone.of !== of));
  return { ...draft, requires: [...others, ...beside] };
}

/**
 * What of Enterprise SSO comes first: all of it where the master secret is on the cluster (white paper, lines 782 to 784, 798 to 799),
 * its resource where the master secret is elsewhere (lines 927 and 1018).
 */
function besideSso({ group: { cluster } }: IisScript, topology: Topology): readonly Milestone[] {
  const chain = ssoChainOf(cluster, topology);
  switch (chain?.is) {
    case 'secretOnly':
    case 'secretWithHosts':
      return [ready(chain.entsso)];
    case 'hostsWithRemoteSecret':
      return [created(chain.entsso)];
    default:
      return [];
  }
}
