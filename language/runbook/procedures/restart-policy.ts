/** What the cluster does when a resource fails, where the file states it (white paper, lines 1158-1180). */
import type { Resource } from '../../model/topology.ts';
import { wordsOf } from '../cluster-words.ts';
import { clusterConsole } from '../consoles.ts';
import { believedName, believedResourceName, readName } from '../host-facts.ts';
import { stepId } from '../identity.ts';
import { homeNode } from '../placement.ts';
import { created, type Draft, defineProcedure } from '../procedure.ts';
import { fits, type PolicySetting, policy2003, policy2008 } from '../restart.ts';
import { clusterAdministrator } from '../roles.ts';
import type { PhaseId } from '../runbook.ts';
import { isPartOfFileServer } from '../shares.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { describe, sentence } from '../wording.ts';

/** The phases in which resources are made that this runbook makes. */
const phases: Partial<Record<Resource['type'], PhaseId>> = {
  disk: 'cluster-groups',
  ip: 'cluster-groups',
  networkName: 'cluster-groups',
  dtc: 'msdtc',
  msmq: 'message-queuing',
  fileShare: 'file-share',
  entsso: 'enterprise-sso',
  iis: 'iis',
  biztalkHost: 'biztalk-hosts',
};

export default defineProcedure({
  id: 'restart-policy',
  *draft(topology) {
    const resources = coveredClusters(topology).flatMap(({ groups }) => groups.flatMap((group) => group.resources));
    for (const resource of resources) {
      const phase = phases[resource.type];
      if (!phase || !resource.restart) continue;
      if (isPartOfFileServer(resource)) {
        yield {
          omit: resource,
          why: `${sentence(describe(resource))}: the restart policy is not set; from Windows Server 2008 on a shared folder has none of its own.`,
        };
        continue;
      }
      const on2003 = resource.group.cluster.windows === '2003';
      const { restart } = resource;
      if (on2003 && restart.retryAfter !== undefined) {
        yield {
          omit: resource,
          why: `${sentence(describe(resource))}: retryAfter is not set; Windows Server 2003 has no such setting.`,
        };
      }
      const settings = on2003 ? policy2003(restart) : policy2008(restart, wordsOf(resource.group.cluster).failOverAll);
      for (const { property } of settings.filter((setting) => !fits(setting))) {
        yield {
          omit: resource,
          why: `${sentence(describe(resource))}: ${property} is not set; the duration is longer than Windows can hold.`,
        };
      }
      const sound = settings.filter(fits);
      if (sound.length > 0) yield setPolicy(resource, phase, sound);
    }
  },
});

function setPolicy(resource: Resource, phase: PhaseId, settings: readonly PolicySetting[]): Draft {
  const { group } = resource;
  const { cluster } = group;
  const host = resource.type === 'biztalkHost' ? resource.host : undefined;
  const name = host ? believedResourceName(host) : resource.name;
  const tool = toolOf(cluster);
  const { who, needs } = clusterAdministrator(cluster);
  const onlyByCommand = settings.filter((setting) => setting.console === undefined).map(({ property }) => property);
  const verify = host ? tool.comment(believedName) : undefined;
  return {
    of: resource,
    phase,
    unit: host ? [host.biztalkGroup.name, host.name] : [cluster.name, group.name],
    title: `Set the restart policy of ${host ? `host ${host.name}` : resource.name}`,
    where: homeNode(group)?.name ?? cluster.name,
    who,
    kind: 'changing',
    console: [
      clusterConsole(cluster),
      `Select ${group.name}, and in it ${host ? readName(host) : resource.name}.`,
      `Right-click it → Properties → ${cluster.windows === '2003' ? 'Advanced' : 'Policies'}. Note how it is set now.`,
      ...settings.flatMap((setting) => setting.console ?? []),
      'OK.',
      ...onlyByCommand.map((property) => `${property} cannot be set here; use the commands.`),
    ],
    onlyTogether: onlyByCommand.length > 0,
    // The first line shows how it is set now, for the undoing.
    commands: [
      tool.block(verify, tool.showProperties(name), ...settings.map((setting) => tool.setProperty(name, setting))),
    ],
    done: tool.done(...settings.map((set) => ({ resource: name, set }))),
    check: {
      commands: [tool.block(verify, tool.showProperties(name))],
      expect: [`${settings.map(({ property, number }) => `${property} ${number}`).join(', ')}.`],
    },
    undo: { actions: ['Set the values back to what was noted.'] },
    source: [
      cluster.windows === '2003' ? whitePaper('P22', [1172, 1180]) : whitePaper('P22', [1160, 1170]),
      documentation('Resource Common Properties'),
      ...tool.source,
    ],
    needs,
    requires: [created(resource)],
    ...(host ? { after: [stepId('find-host-resource', resource)] } : {}),
    makes: [],
  };
}
