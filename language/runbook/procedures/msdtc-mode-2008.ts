/** P5, from Windows Server 2008 on: the MSDTC transaction mode, in Component Services. */
import { dependenciesOf } from '../../model/queries.ts';
import type { Dtc } from '../../model/topology.ts';
import { isSince } from '../../model/versions.ts';
import { powershell } from '../command.ts';
import { administrativeTool } from '../consoles.ts';
import { draftMode, securityOptions } from '../dtc.ts';
import { dtcDocumentation, expectedSecurity, hasDtcSecurity, setDtcSecurity, showDtcSecurity } from '../dtc-cmdlets.ts';
import { defineProcedure } from '../procedure.ts';
import { whitePaper } from '../sources.ts';
import { coveredDtcs } from '../targets.ts';

export default defineProcedure({
  id: 'msdtc-mode-2008',
  *draft(topology) {
    for (const dtc of coveredDtcs(topology, 'since 2008')) {
      yield draftMode(dtc, {
        console: [
          administrativeTool(dtc.group.cluster.windows, 'Component Services'),
          `Expand Component Services → Computers → My Computer → Distributed Transaction Coordinator → Clustered DTCs. Right-click ${dtc.name}${alias(dtc)} → Properties → Security.`,
          'Note how the options are set now.',
          ...securityOptions(dtc),
          'OK. Confirm the restart of the resource with Yes, then OK.',
          'Close Component Services.',
        ],
        ...byCommand(dtc),
      });
    }
  },
});

/** No command line for these options is documented before Windows Server 2012. */
function byCommand(
  dtc: Dtc,
): Pick<Parameters<typeof draftMode>[1], 'commands' | 'done' | 'source' | 'show' | 'expect'> {
  const { name, group, networkAccess, inbound, outbound, authentication } = dtc;
  const source = whitePaper('P5', [296, 309]);
  if (!isSince(group.cluster.windows, '2012')) return { commands: [], source: [source] };
  const security = {
    networkAccess: networkAccess !== false,
    inbound: inbound !== false,
    outbound: outbound !== false,
    authentication: authentication ?? 'incomingCaller',
  } as const;
  return {
    // The first line shows how they are set now, for the undoing.
    commands: [powershell(showDtcSecurity(name), setDtcSecurity(name, security))],
    done: hasDtcSecurity(name, security),
    show: [showDtcSecurity(name)],
    expect: [expectedSecurity(security)],
    source: [source, dtcDocumentation],
  };
}

/** The tree may show the resource under the name that it has on the network. */
function alias(dtc: Dtc): string {
  const name = dependenciesOf(dtc).find((resource) => resource.type === 'networkName');
  return name?.type === 'networkName' ? ` (it may be listed as ${name.networkName})` : '';
}
