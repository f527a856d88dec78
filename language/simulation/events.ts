/** What can happen to a topology: parts fail and come back, and groups are moved. */
import type { Computer, Group, Instance, Node, Resource } from '../model/topology.ts';

/**
 * What runs on a computer by itself, without a cluster resource: Enterprise SSO, the Distributed Transaction Coordinator,
 * Message Queuing, the web service (IIS), the file system with its shares, and SQL Server.
 */
export const serviceNames = ['sso', 'dtc', 'msmq', 'iis', 'files', 'sql'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** A service of one computer. */
export interface Service {
  readonly kind: 'service';
  readonly computer: Computer;
  readonly service: ServiceName;
}

/** What can fail by itself. A group fails with its computer or by one of its resources. */
export type Failing = Computer | Resource | Instance | Service;

/**
 * `fails`: everything in the list at the same moment. A resource fails on the node that it runs on, so that restarting it there
 * does not help; a computer takes with it all that it runs.
 *
 * `back`: a computer is started again, and what had failed on it is mended by that; a resource, an instance or a service is
 * mended wherever it had failed.
 *
 * `moved`: somebody moves a group to another node.
 */
export type SimulatedEvent =
  | { readonly kind: 'fails'; readonly what: readonly Failing[] }
  | { readonly kind: 'back'; readonly what: readonly Failing[] }
  | { readonly kind: 'moved'; readonly group: Group; readonly to: Node };
