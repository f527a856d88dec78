/** What steps about hosts say of them: what begins to work with them, and what their cluster resource is believed to be called. */
import { dependenciesOf, resourcesOf } from '../model/queries.ts';
import type { BiztalkHostResource, Host, Resource } from '../model/topology.ts';
import { passwordOf } from './roles.ts';
import { isPartOfFileServer } from './shares.ts';
import { qualifiedName } from './wording.ts';

/** The adapter handlers in the host, in the order of their names: `FTP receive, MSMQ send`; undefined where there are none. */
export function workOf(host: Host): string | undefined {
  const handlers = host.handlers.map(({ adapter, direction }) => `${adapter.name} ${direction}`).sort();
  return handlers.length === 0 ? undefined : handlers.join(', ');
}

/** Adapters that work in processes of 32 bits alone, in every version (documentation, BizTalk Server 64-Bit Support). */
const only32Bit: ReadonlySet<string> = new Set(['FTP', 'POP3', 'SQL']);

/** The adapters for which the host has to be of 32 bits, in the order of their names. */
export function adaptersOf32Bit({ handlers }: Host): readonly string[] {
  const names = handlers.map(({ adapter }) => adapter.name).filter((name) => only32Bit.has(name.toUpperCase()));
  return [...new Set(names)].sort();
}

/** The file doesn't hold it: a fact to have at hand. */
export function windowsGroupOf({ account, biztalkGroup, name }: Host): string {
  const member = account ? qualifiedName(account) : "the host's account";
  return `The Windows group of host ${name} in BizTalk group ${biztalkGroup.name}: a group of the domain, with ${member} as a member`;
}

/** The account of its instances, as a page asks for it. */
export function accountOf({ account, name }: Host): string {
  return account
    ? `${qualifiedName(account)}, with its password`
    : `the account of host ${name} as noted, with its password`;
}

/** What the file doesn't hold of the account: a fact to have at hand. */
export function accountFact({ account, biztalkGroup, name }: Host): string {
  return account
    ? passwordOf(qualifiedName(account))
    : `The account of host ${name} in BizTalk group ${biztalkGroup.name}, with its password: the file states none`;
}

/** What starts with the host. */
export function startsToProcess(host: Host): string {
  const work = workOf(host);
  return work === undefined
    ? 'orchestrations and handlers that run in it'
    : `${work}, and orchestrations that run in it`;
}

/**
 * The name of the resource that clustering a host makes: the display name of the service, as is believed. No source confirms
 * it, so every command with it says that it has to be verified.
 */
export function believedResourceName(host: Host): string {
  return `BizTalk Service BizTalk Group: ${host.name}`;
}

/** The service that the resource runs. */
export function serviceName(host: Host): string {
  return `BTSSvc$${host.name}`;
}

/** What stands before commands with the believed name. */
export const believedName =
  'VERIFY: the resource name below is believed, not known. Replace it by the name that you read in the cluster.';

/** What the resource of a host can depend on: not a shared folder that is no resource. */
export function possibleDependencies(resource: BiztalkHostResource): readonly Resource[] {
  return dependenciesOf(resource).filter((other) => !isPartOfFileServer(other));
}

/** What the resource depends on besides the Network Name that BizTalk Server adds when the host is clustered (white paper, line 1151). */
export function furtherDependencies(resource: BiztalkHostResource): readonly Resource[] {
  const names = resourcesOf(resource.group, 'networkName');
  return possibleDependencies(resource)
    .filter((other) => !(names.length === 1 && other === names[0]))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** How a step reminds of the name that has to be read. */
export function readName(host: Host): string {
  return `the resource of host ${host.name}, by the name that was read (believed: ${believedResourceName(host)})`;
}
