/** What the procedures for MSDTC share: the step that creates the resource, and the options of its security. */
import type { Dtc } from '../model/topology.ts';
import type { Line } from './command.ts';
import { created, type Draft, ready } from './procedure.ts';
import { clusterAdministrator } from './roles.ts';
import { draftService, ownerOf, type ServiceStep } from './service.ts';
import { toolOf } from './tool-of.ts';

/** The resource type, as cluster.exe and the consoles spell it. */
export const dtcType = 'Distributed Transaction Coordinator';

/** The step that creates the resource, with what differs between the Windows versions. */
export function draftDtc(dtc: Dtc, own: Pick<ServiceStep, 'before' | 'console' | 'create' | 'source'>): Draft {
  const { group, name } = dtc;
  return draftService(dtc, {
    ...own,
    phase: 'msdtc',
    title: `Create MSDTC resource ${name} in ${group.name}`,
    undo: `Take ${name} offline and delete it. What uses it has no transactions from then on.`,
  });
}

/** The options of Security and of Security Configuration, with how each has to be; the white paper's where nothing is stated. */
export function securityOptions(dtc: Dtc): readonly string[] {
  const set = (label: string, value: boolean | undefined) => `${label}: ${value === false ? 'cleared' : 'ticked'}`;
  return [
    `${set('Network DTC Access', dtc.networkAccess)}.`,
    `Transaction Manager Communication: ${set('Allow Inbound', dtc.inbound)}; ${set('Allow Outbound', dtc.outbound)}; ${authentication(dtc)} selected.`,
  ];
}

/** As every Windows version spells the options. */
export function authentication(dtc: Dtc): string {
  switch (dtc.authentication) {
    case 'none':
      return 'No Authentication Required';
    case 'mutual':
      return 'Mutual Authentication Required';
    default:
      return 'Incoming Caller Authentication Required';
  }
}

/** What both steps that set the transaction mode have in common. */
export function draftMode(
  dtc: Dtc,
  own: Pick<Draft, 'console' | 'commands' | 'done' | 'source'> & {
    readonly show?: readonly Line[];
    readonly expect?: readonly string[];
  },
): Draft {
  const { group, name } = dtc;
  const tool = toolOf(group.cluster);
  const { who, needs } = clusterAdministrator(group.cluster);
  const { show = [], expect = [], ...rest } = own;
  return {
    ...rest,
    of: dtc,
    phase: 'msdtc',
    unit: [group.cluster.name, group.name],
    title: `Set the transaction mode of ${name}: ${authentication(dtc)}`,
    where: ownerOf(dtc),
    who,
    kind: 'disruptive',
    before: [`${name} restarts in this step: transactions that are under way fail.`],
    check: {
      commands: [tool.block(tool.showResource(name), ...show)],
      expect: ['Opened again, the page shows the options as set.', ...expect, `${name} is Online.`],
    },
    undo: { actions: ['Set the options back to what was noted, and let the resource restart.'] },
    needs,
    requires: [created(dtc)],
    makes: [ready(dtc)],
  };
}
