/** A host of the BizTalk group, before anything of it can run (documentation, Create a New Host). */
import type { Host } from '../../model/topology.ts';
import { hasHost, showBits, showHost } from '../biztalk-wmi.ts';
import { computersOfDatabase } from '../computers.ts';
import { biztalkConsole } from '../consoles.ts';
import { isCovered } from '../coverage.ts';
import { adaptersOf32Bit, windowsGroupOf } from '../host-facts.ts';
import { created, defineProcedure, ready } from '../procedure.ts';
import { biztalkAdministrator, powershellOn } from '../roles.ts';
import { documentation } from '../sources.ts';
import { dtcsOf } from '../targets.ts';
import { enumerate } from '../wording.ts';

export default defineProcedure({
  id: 'create-host',
  *draft(topology) {
    for (const biztalkGroup of topology.biztalkGroups) {
      const { who, needs } = biztalkAdministrator(biztalkGroup);
      const [first] = biztalkGroup.servers.items;
      for (const host of biztalkGroup.hosts.filter(runsOnCovered)) {
        const type = host.isolated ? 'Isolated' : 'In-Process';
        const adapters = adaptersOf32Bit(host);
        const bits = adapters.length > 0;
        const clusters = [
          ...biztalkGroup.servers.items,
          ...host.instances.flatMap(({ computer }) => computer ?? []),
        ].flatMap((computer) => (computer.kind === 'node' ? [computer.cluster] : []));
        yield {
          of: host,
          phase: 'biztalk-hosts',
          unit: [biztalkGroup.name, host.name],
          title: `Create host ${host.name}`,
          where: first?.name ?? `a server of BizTalk group ${biztalkGroup.name}`,
          who,
          kind: 'changing',
          console: [
            biztalkConsole(biztalkGroup),
            bits
              ? `Select Hosts. If ${host.name} is there already: right-click it → Properties → General: 32-bit only: ticked; OK. Go on to the check.`
              : `Select Hosts. If ${host.name} is there already, go on to the check.`,
            `Right-click Hosts → New → Host. General: Name: ${host.name}; Type: ${type}; ${bits ? '32-bit only: ticked; ' : ''}Windows group: as noted for this host; OK.`,
          ],
          // The Windows group isn't in the file.
          commands: [],
          done: hasHost(host, bits),
          check: {
            commands: [showHost(host), ...(bits ? [showBits(host)] : [])],
            expect: [
              `${host.name} is listed with HostType ${host.isolated ? 2 : 1} (${type}) and the Windows group that was meant.`,
              ...(bits
                ? [
                    `IsHost32BitOnly is True: ${enumerate(adapters)} ${adapters.length > 1 ? 'do' : 'does'} not work in processes of 64 bits.`,
                  ]
                : []),
            ],
          },
          undo: { actions: [`Right-click ${host.name} → Delete, while it has no instances and no handlers.`] },
          source: [
            documentation('Create a New Host'),
            ...(bits ? [documentation('BizTalk Server 64-Bit Support')] : []),
          ],
          needs: [
            ...needs,
            ...(first ? powershellOn(first) : []),
            windowsGroupOf(host),
            `The SQL Server rights to create hosts in the databases of BizTalk group ${biztalkGroup.name}: sysadmin, or db_owner in them`,
          ],
          requires: [
            ready(biztalkGroup),
            ...[biztalkGroup.administrators, biztalkGroup.configuredBy].flatMap((of) => (of ? ready(of) : [])),
            // Network DTC access comes before the setup of BizTalk Server (white paper, line 1114).
            ...[...biztalkGroup.servers.items.slice(0, 1), ...computersOfDatabase(biztalkGroup.database)].map(ready),
            ...(topology.sso ? [ready(topology.sso)] : []),
            // MSDTC comes before BizTalk Server on a cluster (white paper, lines 249-251 and 1106).
            ...[...new Set(clusters)].flatMap(dtcsOf).map(ready),
          ],
          makes: [created(host)],
        };
      }
    }
  },
});

/** A host that only runs where nothing is covered isn't created here either. */
export function runsOnCovered({ instances }: Host): boolean {
  return (
    instances.length === 0 ||
    instances.some(({ computer }) => computer?.kind === 'server' || (computer && isCovered(computer.cluster)))
  );
}
