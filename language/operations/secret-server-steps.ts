/** The steps of an outage of the master secret server that change nothing: what is, what must not be done, and whether it is over. */
import type { Computer } from '../model/topology.ts';
import { type Block, cmd } from '../runbook/command.ts';
import { biztalkConsole, clusterConsole } from '../runbook/consoles.ts';
import { ssoAdministrator } from '../runbook/roles.ts';
import type { SequenceStep } from '../runbook/sequence.ts';
import { whitePaper } from '../runbook/sources.ts';
import { networkNameFor, ssoService, toSsoFolder } from '../runbook/sso.ts';
import { describe, enumerate, namesOf } from '../runbook/wording.ts';
import { capabilityTitle, namerOf } from '../simulation/index.ts';
import { showCluster } from './cluster-commands.ts';
import { step } from './drafting.ts';
import { simulated } from './expectations.ts';
import type { Outage } from './outage.ts';

export const id = 'secret-server-outage';

/** Shows which server has the master secret: by the SSO database, and by the settings of this computer. */
export const showServer: Block = cmd(toSsoFolder, 'ssomanage -displaydb', 'ssomanage -showserver');

const showService: Block = cmd(`sc query ${ssoService}`);

/** By the name that the SSO database has for it. */
export function serverName({ server }: Pick<Outage, 'server'>): string {
  if (server.kind !== 'resource') return server.name;
  return networkNameFor(server)?.networkName ?? server.name;
}

/** Where the commands of Enterprise SSO are entered. */
function place({ server, other }: Outage): readonly Computer[] {
  if (other) return [other];
  return server.kind === 'resource' ? server.group.cluster.nodes.slice(0, 1) : [server];
}

export function seeStep(outage: Outage): SequenceStep {
  const { sso, server } = outage;
  const computers = place(outage);
  const { who, needs } = ssoAdministrator(sso, ...computers);
  const clustered = server.kind === 'resource' ? server : undefined;
  return step(id, {
    of: sso,
    part: 'see',
    phase: 'assessment',
    title: 'See that it is the master secret server that is down',
    where: namesOf(computers),
    who,
    kind: 'read-only',
    console: [
      ...(clustered
        ? [
            clusterConsole(clustered.group.cluster),
            `Select ${clustered.group.name}. Note which node owns it, and what in it is not Online.`,
          ]
        : [`Look whether ${server.name} answers, and whether its service Enterprise Single Sign-On is Started.`]),
      'Look into the Application event log of this computer for the source ENTSSO.',
    ],
    commands: [],
    check: {
      commands: [showServer, ...(clustered ? [showCluster(clustered.group)] : [])],
      expect: [
        `The SSO database names ${serverName(outage)} as the master secret server.`,
        clustered
          ? `${clustered.name} is not Online in ${clustered.group.name}. If it is Online, look first for what lies between: name resolution, firewalls, MSDTC.`
          : `The service on ${server.name} does not run, or ${server.name} cannot be reached.`,
      ],
    },
    record: ['Down since', 'First error in the event log'],
    undo: { actions: [] },
    source: [whitePaper('P31', 142, [461, 463])],
    needs,
  });
}

/** What the simulation says that goes on, and what would end it: the copy that each service keeps in memory (line 142). */
export function handsOffStep(outage: Outage): SequenceStep {
  const { sso, server, topology } = outage;
  const computers = copyHolders(outage);
  const { who, needs } = ssoAdministrator(sso, ...(computers.length > 0 ? computers : place(outage)));
  const [biztalkGroup] = topology.biztalkGroups;
  return step(id, {
    of: server,
    part: 'hands-off',
    phase: 'assessment',
    title:
      computers.length > 0
        ? 'Leave alone what goes on with its copy of the master secret'
        : 'See what stands still, and change nothing',
    where:
      computers.length > 1
        ? `${namesOf(computers)}, one after the other`
        : namesOf(computers.length === 1 ? computers : place(outage)),
    who,
    kind: 'read-only',
    before: handsOff(outage),
    console: [
      'Tell everybody who works on the computers of BizTalk Server what must not be done. Put off what would restart them by itself, such as updates.',
      ...(biztalkGroup
        ? [biztalkConsole(biztalkGroup), 'Select Host Instances, and look at which ones run. Change nothing.']
        : []),
    ],
    commands: [],
    check: { commands: [showService], expect: whatGoesOn(outage) },
    record: ['Told, and when', 'What does not go on although it should'],
    undo: { actions: [] },
    source: [whitePaper('P31', 142, [461, 463]), simulated],
    needs,
  });
}

/** The computers whose Enterprise SSO service keeps a copy. */
function copyHolders({ state }: Outage): readonly Computer[] {
  return state.sso.flatMap(({ service, secret }) => {
    if (secret !== 'copy') return [];
    if (service.kind !== 'resource') return [service];
    return state.groups.find(({ group }) => group === service.group)?.owner ?? [];
  });
}

function handsOff(outage: Outage): readonly string[] {
  const { state } = outage;
  const holders = state.sso.filter(({ secret }) => secret === 'copy').map(({ service }) => service);
  const computers = holders.filter((service) => service.kind !== 'resource');
  const clustered = holders.filter((service) => service.kind === 'resource');
  return [
    ...(computers.length > 0
      ? [
          `Do not restart the service Enterprise Single Sign-On on ${namesOf(computers)}, and none of these computers: the copy in its memory would be gone, and no new one can be had.`,
        ]
      : []),
    ...clustered.map(
      (service) =>
        `Do not move ${service.group.name}, and do not take ${describe(service)} offline: its copy would be gone, and no new one can be had.`,
    ),
    ...(holders.length > 0
      ? [
          'Do not restart host instances without need: they start only while the service of their computer runs with its copy.',
        ]
      : []),
    'Do not generate or change the master secret: every copy would be dropped.',
    'Do not configure servers, and do not change passwords, ports or receive locations: what has to be encrypted fails.',
  ];
}

function whatGoesOn({ state, topology }: Outage): readonly string[] {
  const name = namerOf(topology);
  const services = state.sso.flatMap(({ service, secret }) => {
    if (secret !== 'copy') return [];
    return [`The service ${ssoService} is RUNNING on ${copyPlace(service, state)}: it has a copy.`];
  });
  const hosts = state.capabilities.flatMap(({ capability, state: how, on, reason }) => {
    if (capability.kind !== 'host') return [];
    const title = capabilityTitle(capability, name);
    if (how === 'works') return [`${title} goes on, on ${enumerate(on.map((computer) => computer.name))}.`];
    return how === 'lost' ? [`${title} does not run. ${reason?.text ?? ''}`.trim()] : [];
  });
  const all = [...services, ...hosts];
  return all.length > 0 ? all : ['Nothing in the file goes on without it.'];
}

function copyPlace(service: Outage['server'], state: Outage['state']): string {
  if (service.kind !== 'resource') return service.name;
  const owner = state.groups.find(({ group }) => group === service.group)?.owner;
  return `the node that owns ${service.group.name}${owner ? ` (${owner.name})` : ''}`;
}

export function closingStep(outage: Outage): SequenceStep {
  const { sso, server } = outage;
  const computers = place(outage);
  const { who, needs } = ssoAdministrator(sso, ...computers);
  return step(id, {
    of: sso,
    part: 'close',
    phase: 'closing',
    title: 'See that the master secret server is back',
    where: namesOf(computers),
    who,
    kind: 'read-only',
    console: [
      'Look into the Application event log of every computer with Enterprise SSO: no new error of the source ENTSSO.',
      'From now on services and computers may be restarted again, one after the other; look after each that its hosts run.',
    ],
    commands: [],
    check: {
      commands: [showServer],
      expect: [
        `The SSO database names ${serverName(outage)} as the master secret server, or the computer that has taken its place.`,
        ...(server.kind === 'resource' ? [`${server.name} is Online in ${server.group.name}.`] : []),
      ],
    },
    record: ['Back at', 'What was the cause', 'What has to be changed, and by whom'],
    undo: { actions: [] },
    source: [whitePaper('P31', 142)],
    needs,
  });
}
