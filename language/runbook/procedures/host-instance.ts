/** An instance of a host on a computer: on every possible owner, before the host is clustered (white paper, lines 1146 and 1194). */
import type { Instance } from '../../model/topology.ts';
import { configuration, isFirstHost } from '../biztalk-setup.ts';
import { hasInstance, installInstance, showInstances, uninstallInstance } from '../biztalk-wmi.ts';
import { partOfComputer } from '../computers.ts';
import { biztalkConsole } from '../consoles.ts';
import { accountFact } from '../host-facts.ts';
import { stepId } from '../identity.ts';
import { created, type Draft, defineProcedure, ready } from '../procedure.ts';
import { instanceAdministrator, powershellOn } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { dtcsOf } from '../targets.ts';
import { describe, qualifiedName, sentence } from '../wording.ts';

export default defineProcedure({
  id: 'host-instance',
  *draft(topology) {
    for (const { hosts } of topology.biztalkGroups) {
      for (const instance of hosts.flatMap(({ instances }) => instances)) {
        yield draftInstance(instance) ?? {
          refuse: instance,
          why: `${sentence(describe(instance))}: the file says of no computer of this name what it is.`,
        };
      }
    }
  },
});

function draftInstance(instance: Instance): Draft | undefined {
  const { host, computer, disabled } = instance;
  if (!computer) return undefined;
  const { biztalkGroup } = host;
  const { who, needs } = instanceAdministrator(biztalkGroup, computer);
  const account = host.account && qualifiedName(host.account);
  const clustered = host.clusteredAs.length > 0;
  return {
    of: instance,
    phase: 'biztalk-hosts',
    unit: [biztalkGroup.name, host.name],
    title: `Create the instance of host ${host.name} on ${computer.name}`,
    where: computer.name,
    who,
    kind: 'changing',
    before: [
      ...(isFirstHost(host, computer)
        ? [
            `The configuration of BizTalk Server on ${computer.name} makes this instance: if it is there already, ${host.isolated ? '' : 'stop it and '}go on to the check.`,
          ]
        : []),
      ...(clustered
        ? [
            `Do not start the instance: ${host.name} is going to be clustered, and started instances would work side by side until then.`,
          ]
        : []),
    ],
    console: [
      biztalkConsole(biztalkGroup),
      'Right-click Host Instances → New → Host Instance.',
      `Host Instance Properties: Host name: ${host.name}; Server: ${computer.name}.`,
      `Configure: Logon: ${account ?? 'the account as noted for this host'}, with its password; OK.`,
      `Disable host instance from starting: ${disabled ? 'ticked' : 'cleared'}; OK.`,
    ],
    commands: installInstance(host, computer, account, disabled),
    done: hasInstance(host, computer, disabled),
    check: {
      commands: [showInstances(host)],
      expect: [
        `A line for ${computer.name} with ConfigurationState 1 (installed) and IsDisabled ${disabled ? 'True' : 'False'}.`,
        ...(host.isolated ? [] : ['Its ServiceState is 1 (stopped).']),
        ...(account === undefined ? [] : [`Its Logon is ${account}.`]),
      ],
    },
    undo: {
      actions: [`Under Host Instances, right-click ${host.name} on ${computer.name} → Delete; Yes.`],
      commands: [uninstallInstance(host, computer)],
    },
    source: [documentation('Add a Host Instance'), ...(clustered ? [whitePaper('P22', 1146, 1194)] : [])],
    needs: [...needs, accountFact(host), ...powershellOn(computer)],
    requires: [
      created(host),
      ready(computer),
      ...(host.account ? [ready(host.account)] : []),
      ...(computer.kind === 'node' ? dtcsOf(computer.cluster).map(ready) : []),
    ],
    after: [
      configuration({ biztalkGroup, computer }),
      ...(host.account ? [stepId('logon-right', host.account, partOfComputer(computer))] : []),
    ],
    makes: [ready(instance)],
  };
}
