/** A handler of an adapter in the host that the file gives it (white paper, lines 1211-1249). */
import type { Handler, Host } from '../../model/topology.ts';
import { createHandler, hasHandler, showHandlers } from '../biztalk-wmi.ts';
import { biztalkConsole } from '../consoles.ts';
import { created, type Draft, defineProcedure, ready } from '../procedure.ts';
import { biztalkAdministrator, powershellOn } from '../roles.ts';
import { documentation } from '../sources.ts';
import { runsOnCovered } from './create-host.ts';

export default defineProcedure({
  id: 'adapter-handler',
  *draft(topology) {
    for (const { adapters } of topology.biztalkGroups) {
      for (const handler of adapters.flatMap(({ handlers }) => handlers)) {
        if (handler.host && runsOnCovered(handler.host)) yield draftHandler(handler, handler.host);
      }
    }
  },
});

function draftHandler(handler: Handler, host: Host): Draft {
  const { adapter, direction } = handler;
  const { biztalkGroup } = adapter;
  const { who, needs } = biztalkAdministrator(biztalkGroup);
  const [server] = biztalkGroup.servers.items;
  const receives = direction === 'receive';
  const kind = receives ? 'Receive Handler' : 'Send Handler';
  const users = receives ? 'Receive locations' : 'Send ports';
  return {
    of: handler,
    phase: 'adapter-handlers',
    unit: [biztalkGroup.name, adapter.name],
    title: `Create the ${direction} handler of adapter ${adapter.name} in host ${host.name}`,
    where: server?.name ?? `a server of BizTalk group ${biztalkGroup.name}`,
    who,
    kind: 'changing',
    console: [
      biztalkConsole(biztalkGroup),
      `Expand Adapters. If ${adapter.name} is not listed: right-click Adapters → New → Adapter, and choose it.`,
      `Select ${adapter.name}. If it has a ${kind} in ${host.name} already, go on to the check.`,
      `Right-click ${adapter.name} → New → ${kind}: Host name: ${host.name}; OK.`,
    ],
    commands: [createHandler(handler, host)],
    done: hasHandler(handler, host),
    check: {
      commands: [showHandlers(handler)],
      expect: [
        `A line with HostName ${host.name}.`,
        `${users} use this handler once it is chosen in them. Handlers in other hosts stay as they are.`,
      ],
    },
    undo: {
      actions: [`Select ${adapter.name}. Right-click the ${kind} in ${host.name} → Delete, while nothing uses it.`],
    },
    source: [
      documentation(receives ? 'MSBTS_ReceiveHandler' : 'MSBTS_SendHandler2'),
      documentation('Creating an FTP Receive Handler Using WMI'),
    ],
    needs: [...needs, ...(server ? powershellOn(server) : [])],
    requires: [created(host), ready(biztalkGroup)],
    makes: [created(handler)],
  };
}
