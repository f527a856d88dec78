/** What holds of every simulation, whatever the topology and the events. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type model, simulate, type simulation, survivalMatrixOf } from '#language';
import { plans, withNodeMore } from './generator.ts';
import { parse, readEvent } from './scenario.ts';

const runs = { numRuns: 150 };

async function simulated({ text, events }: { readonly text: string; readonly events: readonly string[] }) {
  const topology = await parse(text);
  expect(topology.references.flatMap(({ failure, text: written }) => (failure ? written : []))).toEqual([]);
  return {
    topology,
    ...simulate(
      topology,
      events.map((line) => readEvent(line, topology)),
    ),
  };
}

/** A state as text, to compare it: everything but the reasons. */
function summary({ computers, groups, sso, instances, capabilities, duplicates }: simulation.State): string {
  return JSON.stringify([
    computers.map(({ computer, up }) => [computer.name, up]),
    groups.map(({ group, owner, resources }) => [group.name, owner?.name, resources.map(({ online }) => online)]),
    sso.map(({ service, running, secret }) => [service.name, running, secret]),
    instances.map(({ instance, state }) => [instance.host.name, instance.name, state]),
    capabilities.map(({ state, on, onCachedSecret }) => [state, on.map(({ name }) => name), onCachedSecret]),
    duplicates.map(({ host, on }) => [host.name, on.map(({ name }) => name)]),
  ]);
}

test('groups are on nodes that are up and that every owner list allows, and online is only what they carry', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { start, steps } = await simulated(plan);
      for (const { state } of [start, ...steps]) {
        const up = new Set<model.Computer>(state.computers.flatMap(({ computer, up: isUp }) => (isUp ? computer : [])));
        for (const { group, owner, resources } of state.groups) {
          if (owner) {
            expect(up.has(owner)).toBe(true);
            expect(owner.cluster === group.cluster).toBe(true);
            for (const { possibleOwners } of group.resources) {
              expect(!possibleOwners.written || possibleOwners.items.includes(owner)).toBe(true);
            }
          } else expect(resources.some(({ online }) => online)).toBe(false);
        }
      }
    }),
    runs,
  );
});

test('what is online has all that it depends on, and what is not has a reason', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { start, steps } = await simulated(plan);
      for (const { state } of [start, ...steps]) {
        const resources = state.groups.flatMap((group) => group.resources);
        const online = new Set(resources.filter((each) => each.online).map(({ resource }) => resource));
        for (const { resource, reason } of resources) {
          expect(reason === undefined).toBe(online.has(resource));
          if (online.has(resource)) expect(resource.dependsOn.items.every((each) => online.has(each))).toBe(true);
        }
        for (const { state: how, reason, on } of state.capabilities) {
          expect(reason !== undefined).toBe(how === 'lost');
          expect(on.length > 0).toBe(how === 'works');
        }
        for (const { state: how, reason } of state.instances) {
          expect(reason !== undefined).toBe(how === 'idle' || how === 'stopped');
        }
      }
    }),
    runs,
  );
});

test('a clustered host runs on the node of its group and on no second one; nothing runs on a computer that is down', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { start, steps } = await simulated(plan);
      for (const { state } of [start, ...steps]) {
        const ownerOf = new Map(state.groups.map(({ group, owner }) => [group, owner]));
        const down = new Set(state.computers.flatMap(({ computer, up }) => (up ? [] : computer)));
        for (const { instance, state: how } of state.instances) {
          if (how !== 'working' && how !== 'idle') continue;
          expect(instance.disabled || (instance.computer && down.has(instance.computer))).toBe(false);
          const [resource] = instance.host.clusteredAs;
          if (resource) expect(instance.computer === ownerOf.get(resource.group)).toBe(true);
        }
        for (const { on } of state.capabilities) expect(on.some((computer) => down.has(computer))).toBe(false);
      }
    }),
    runs,
  );
});

test('a second failure and return of a computer changes nothing more', async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.nat(), async (plan, which) => {
      const name = plan.computers[which % plan.computers.length];
      const once = [...plan.events, `back ${name}`, `fail ${name}`, `back ${name}`];
      const { steps } = await simulated({ text: plan.text, events: [...once, `fail ${name}`, `back ${name}`] });
      const [after, , again] = steps.slice(once.length - 1);
      expect(again && summary(again.state)).toBe(after && summary(after.state));
    }),
    runs,
  );
});

test('a node more never loses what survived without it', async () => {
  await fc.assert(
    fc.asyncProperty(withNodeMore, async ([less, more]) => {
      const few = survivalMatrixOf(await parse(less.text));
      const many = survivalMatrixOf(await parse(more.text));
      const kept = ({ singles, pairs }: simulation.SurvivalMatrix) =>
        [...singles, ...pairs].map(({ computers, outcomes }) => ({
          failure: computers.map(({ name }) => name).join(' '),
          kept: outcomes.flatMap(({ effect }, index) => (effect === 'lost' ? [] : index)),
        }));
      const after = new Map(kept(many).map(({ failure, kept: indices }) => [failure, new Set(indices)]));
      for (const { failure, kept: indices } of kept(few)) {
        expect(indices.filter((index) => !after.get(failure)?.has(index))).toEqual([]);
      }
    }),
    runs,
  );
});

test('the same topology and events give the same simulation', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const words = ({ start, steps }: simulation.Simulation) =>
        [start, ...steps].flatMap(({ title, changes, state }) => [
          title,
          ...changes.map(({ text, reason }) => `${text} ${reason?.text}`),
          summary(state),
        ]);
      expect(words(await simulated(plan))).toEqual(words(await simulated(plan)));
    }),
    { numRuns: 50 },
  );
});
