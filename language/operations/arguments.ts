/** What operations are about. */
import { computersOf } from '../model/queries.ts';
import type { Computer, Group, Host } from '../model/topology.ts';
import type { Argument } from './operation.ts';

export const host: Argument<Host> = {
  usage: 'HOST',
  doc: 'a host',
  candidates: ({ biztalkGroups }) => biztalkGroups.flatMap(({ hosts }) => hosts),
};

export const group: Argument<Group> = {
  usage: 'GROUP',
  doc: 'a group of a cluster',
  candidates: ({ clusters }) => clusters.flatMap(({ groups }) => groups),
};

export const computer: Argument<Computer> = { usage: 'COMPUTER', doc: 'a computer', candidates: computersOf };
