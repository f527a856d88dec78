/** That a copy of a topology hangs together by itself, and that changing it leaves the topology alone. */
import { expect, test } from 'vitest';
import { allElements } from '../../../language/model/queries.ts';
import { copyOf, unclustered } from '../../../language/operations/what-if.ts';
import { simulate } from '../../../language/simulation/index.ts';
import { fourComputers, host } from '../runbook/topologies.ts';

test('a copy shares no element with the topology, and every origin', async () => {
  const topology = await fourComputers();
  const { topology: copy, of } = copyOf(topology);
  const [own, copied] = [[...allElements(topology)], [...allElements(copy)]];
  expect(copied.map(({ kind, name }) => [kind, name])).toEqual(own.map(({ kind, name }) => [kind, name]));
  expect(copied.every(({ origin }, index) => origin === own[index]?.origin)).toBe(true);
  expect(copied.every((element, index) => element !== own[index] && element === of(own[index] ?? element))).toBe(true);
  expect(simulate(copy, []).start.changes.map(({ text }) => text)).toEqual(
    simulate(topology, []).start.changes.map(({ text }) => text),
  );
});

test('a change is in the copy alone', async () => {
  const topology = await fourComputers();
  const receive = host(topology, 'ReceiveHost');
  const [resource] = receive.clusteredAs;
  const copy = unclustered(topology, receive);
  expect(copy.of(receive).clusteredAs).toEqual([]);
  expect([...allElements(copy.topology)].length).toBe([...allElements(topology)].length - 1);
  expect(receive.clusteredAs).toEqual([resource]);
  expect(resource?.group.resources).toContain(resource);
});
