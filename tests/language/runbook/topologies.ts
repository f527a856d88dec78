/** What the tests of the runbook share: topologies, parsed from text, and ways to look into a runbook. */
import { readFileSync } from 'node:fs';
import { createProject, type model } from '../../../language/index.ts';
import { buildRunbook, type Problem, type Runbook, type Step } from '../../../language/runbook/index.ts';

/** The topology that a text states. */
export async function parse(text: string): Promise<model.Topology> {
  const uri = 'file:///topology.btc';
  const project = createProject();
  await project.setText(uri, text);
  const program = project.program(uri);
  if (!program) throw new Error('The text has no program.');
  return program.topology;
}

/** A file of the project, such as `examples/four-computers.btc`. */
export function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

export function fourComputers(): Promise<model.Topology> {
  return parse(read('examples/four-computers.btc'));
}

/** The same without a master secret server, so that nothing leads from one cluster to the other. */
export function fourComputersWithoutSso(): Promise<model.Topology> {
  return parse(read('examples/four-computers.btc').replace(/^sso \{[^}]*\}/m, ''));
}

/** Everything that a file can leave unsaid of what is clustered, and a folder that is a whole disk. */
export const littleSaid = (windows: string) => `
domain D {
  account svc
}
cluster OLD {
  windows: ${windows}
  node A
  node B
  group App {
    disk Files
    ip Address { address: 10.1.0.5/24  netbios: no }
    networkName Name
    dtc Dtc
    msmq Queues
    fileShare Drop { share: "drop"  path: "F:\\"  fullControl: svc }
    sqlServer Db
    biztalkHost Work
  }
}
server S { windows: ${windows} }
biztalkGroup Orders {
  servers: A, B
  database: Db
  host Work { instance A  instance B }
  host Other { instance S }
  adapter FILE { receive in Other { path: "\\\\Name\\drop" } }
}
`;

/** Windows Server 2003, three nodes, with everything that the procedures can be asked for. */
export const intake = `
topology "Fabrikam FTP intake"

domain FABRIKAM {
  group "BizTalk Admins"
  account svc-bts { rights: logOnAsService }
  account btsadmin { memberOf: "BizTalk Admins" }
}

cluster INTAKE {
  windows: 2003

  node IN1
  node IN2
  node IN3

  group "Cluster Group" {
    quorum: yes
    disk Quorum { drive: "Q:" }
    ip "Cluster IP" { address: 192.168.4.10/23  network: Public }
    networkName "Cluster Name" dependsOn "Cluster IP" { name: INTAKE }
  }

  group "Intake App" {
    preferredOwners: IN2, IN1, IN3

    disk "Intake Disk" { drive: "N:" }
    ip "Intake IP" { address: 192.168.5.77/23  network: Public }
    networkName "Intake Name" dependsOn "Intake IP" { name: INTAKEVS  kerberos: yes }
    dtc MSDTC dependsOn "Intake Name", "Intake Disk" { authentication: none }
    msmq Queues dependsOn "Intake Name", "Intake Disk"
    fileShare "Intake Drop" dependsOn "Intake Name", "Intake Disk" {
      share: "drop"
      path: "N:\\Intake\\drop"
      fullControl: svc-bts
    }

    biztalkHost FtpIn dependsOn "Intake Name", Queues {
      possibleOwners: IN1, IN2
      restart { attempts: 5  period: 30m  failover: yes  retryAfter: 1h }
    }
  }
}

server BTSDB { windows: 2003 }

biztalkGroup Intake {
  version: 2006R2
  edition: enterprise
  database: BTSDB
  servers: IN1, IN2
  administrators: "BizTalk Admins"
  configuredBy: btsadmin

  host FtpIn {
    account: svc-bts
    instance IN1
    instance IN2
  }
  host Web isolated {
    instance IN1
    instance IN2 { disabled: yes }
  }

  adapter FTP { receive in FtpIn }
}
`;

/** A cluster with cmdlets, three nodes, with everything that the procedures can be asked for: `2016` runs BizTalk Server 2016. */
export function orders(windows: string, biztalk: string): string {
  return `
topology "Adatum orders"

domain ADATUM {
  group "BizTalk Admins"
  account svc-orders { rights: logOnAsService }
  account svc-sso
}

cluster ORDERS {
  windows: ${windows}
  fullControl: svc-sso

  node OR1
  node OR2
  node OR3

  group "Cluster Group" {
    quorum: yes
    disk Quorum { drive: "Q:" }
    ip "Cluster IP" { address: 10.1.0.10/24  network: Public }
    networkName "Cluster Name" dependsOn "Cluster IP" { name: ORDERS }
  }

  group Transactions {
    preferredOwners: OR2, OR1, OR3
    disk "Dtc Disk" { drive: "M:" }
    ip "Dtc IP" { address: 10.1.0.20/24  network: Public }
    networkName "Dtc Name" dependsOn "Dtc IP" { name: ORDTC }
    dtc "Orders DTC" dependsOn "Dtc Name", "Dtc Disk"
  }

  group Orders {
    disk "App Disk" { drive: "S:" }
    ip "App IP" { address: 10.1.0.21/24  network: Public }
    networkName "App Name" dependsOn "App IP" { name: ORAPP }
    msmq "Order Queues" dependsOn "App Name", "App Disk"
    fileShare "Order Drop" dependsOn "App Name", "App Disk" {
      share: "orders"
      path: "S:\\Orders"
      fullControl: svc-orders
    }
    biztalkHost Receive dependsOn "App Name", "Order Queues" {
      possibleOwners: OR1, OR2
      restart { attempts: 2  period: 15m  failover: yes  retryAfter: 1h }
    }
  }

  group Plain {
    disk "Plain Disk" { drive: "P:" }
    ip "Plain IP" { address: 10.1.0.22/24  network: Public  netbios: no }
    networkName "Plain Name" dependsOn "Plain IP" { name: ORPLAIN }
  }
}

server ORSQL { windows: ${windows} }

biztalkGroup Orders {
  version: ${biztalk}
  edition: enterprise
  database: ORSQL
  servers: OR1, OR2
  administrators: "BizTalk Admins"

  host Receive {
    account: svc-orders
    instance OR1
    instance OR2
  }
  host Send {
    account: svc-orders
    instance OR3
  }

  adapter MSMQ { receive in Receive }
}
`;
}

/** Each Windows version with the newest BizTalk version that runs on it. */
export const versions = [
  ['2008R2', '2013'],
  ['2012', '2013R2'],
  ['2012R2', '2016'],
  ['2016', '2016'],
  ['2019', '2020'],
  ['2022', '2020'],
] as const;

/** The runbook of `orders` on a Windows version, or that of another text. */
export async function runbookOn(windows: string, biztalk = '2016', text = orders(windows, biztalk)): Promise<Runbook> {
  return buildRunbook(await parse(text));
}

export function cluster(topology: model.Topology, name: string): model.Cluster {
  return found(
    topology.clusters.find((each) => each.name === name),
    name,
  );
}

export function group(topology: model.Topology, name: string): model.Group {
  const groups = topology.clusters.flatMap(({ groups: own }) => own);
  return found(
    groups.find((each) => each.name === name),
    name,
  );
}

export function resource(topology: model.Topology, name: string): model.Resource {
  const resources = topology.clusters.flatMap(({ groups }) => groups.flatMap((each) => each.resources));
  return found(
    resources.find((each) => each.name === name),
    name,
  );
}

export function host(topology: model.Topology, name: string): model.Host {
  const hosts = topology.biztalkGroups.flatMap((each) => each.hosts);
  return found(
    hosts.find((each) => each.name === name),
    name,
  );
}

export function stepsOf(runbook: Runbook): readonly Step[] {
  return runbook.phases.flatMap(({ steps }) => steps);
}

/** The titles of what is built: without the verification at the end. */
export function titlesOf(runbook: Runbook): readonly string[] {
  return titlesWithout(runbook, ['verification']);
}

/** The titles behind the phase that prepares domain and computers. */
export function titlesAfterPrerequisites(runbook: Runbook): readonly string[] {
  return titlesWithout(runbook, ['prerequisites', 'verification']);
}

function titlesWithout(runbook: Runbook, out: readonly string[]): readonly string[] {
  return runbook.phases.filter(({ id }) => !out.includes(id)).flatMap(({ steps }) => steps.map(({ title }) => title));
}

/** The steps of a phase; none where the runbook doesn't have it. */
export function stepsIn(runbook: Runbook, phase: Runbook['phases'][number]['id']): readonly Step[] {
  return runbook.phases.find(({ id }) => id === phase)?.steps ?? [];
}

export function step(runbook: Runbook, title: string): Step {
  return found(
    stepsOf(runbook).find((each) => each.title === title),
    title,
  );
}

/** Every command line of a step, of its check and of its undoing. */
export function linesOf({ commands, check, undo }: Step): readonly string[] {
  return [...commands, ...check.commands, ...undo.commands].flatMap(({ lines }) => lines);
}

/** The lines that do the step. */
export function doing({ commands }: Step): readonly string[] {
  return commands.flatMap(({ lines }) => lines);
}

export function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`There is no ${name}.`);
  return value;
}

/** An error that stands at something. */
export const problem = (of: Problem['of'], code = 'some-code', message = 'Something is wrong.'): Problem => ({
  of,
  code,
  message,
});

/** What is not in the runbook, and why. */
export const texts = (runbook: Runbook) => runbook.leftOut.map(({ text }) => text);

/** The titles of the phase that is on the cluster of SQL Server in the example. */
export function ssoTitles(runbook: Runbook): ReadonlySet<string> {
  return new Set(stepsIn(runbook, 'enterprise-sso').map(({ title }) => title));
}
