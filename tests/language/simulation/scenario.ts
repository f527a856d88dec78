/** Scenarios as Markdown: a topology, events, and in words what happens, so that somebody can check them without the program. */
import { createProject, findTarget, type model, simulate, type simulation } from '#language';

export interface Scenario {
  readonly title: string;
  readonly topology: string;
  readonly events: readonly string[];
  /** The outcome as it stands in the page. */
  readonly outcome: string;
}

// Making a parser takes far longer than using it.
const project = createProject();
const uri = 'file:///topology.btc';

/** The topology that a text states. */
export async function parse(text: string): Promise<model.Topology> {
  await project.setText(uri, text);
  const program = project.program(uri);
  if (!program) throw new Error('The text has no program.');
  return program.topology;
}

/** The scenarios of a page, one for each heading of the second level; without a topology it is that of the one before. */
export function readScenarios(page: string): readonly Scenario[] {
  let topology = '';
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const block = (language: string) =>
        new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(section)?.[1];
      topology = block('btc') ?? topology;
      const outcome = block('outcome');
      if (outcome === undefined) throw new Error(`No outcome: ${section}`);
      const events = (block('events') ?? '').split('\n').filter((line) => line !== '');
      return { title: section.split('\n')[0] ?? '', topology, events, outcome };
    });
}

/** Plays the scenario and writes down what happens. */
export async function play({ topology: text, events }: Pick<Scenario, 'topology' | 'events'>): Promise<string> {
  const topology = await parse(text);
  const { start, steps, unknown } = simulate(
    topology,
    events.map((line) => readEvent(line, topology)),
  );
  return [...unknown.map((part) => `? ${part.text}`), ...[start, ...steps].flatMap(linesOf), ''].join('\n');
}

function linesOf({ title, event, changes }: simulation.Step): readonly string[] {
  const lines = changes.map(({ text, reason }) => `- ${text}${reason ? ` ${reason.text}` : ''}`);
  return [title, ...(lines.length > 0 ? lines : [event ? '- Nothing else changes.' : '- Nothing is missing.'])];
}

/** `fail SQL01`, `fail SQL01 + BTS01` at the same moment, `back SQL01`, `move BizTalkApp to BTS02`. */
export function readEvent(line: string, topology: model.Topology): simulation.SimulatedEvent {
  const found = (name: string) => {
    const answer = findTarget(name, topology);
    if (!answer.found) throw new Error(`${name} is ${answer.why}: ${answer.names}.`);
    return answer.found;
  };
  const [, verb, rest = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
  if (verb === 'move') {
    const [group, to] = rest.split(' to ').map(found);
    if (group?.kind !== 'group' || to?.kind !== 'node') throw new Error(`Not a group and a node: ${line}`);
    return { kind: 'moved', group, to };
  }
  const what = rest.split(' + ').map((name) => {
    const target = found(name);
    if (target.kind === 'group') throw new Error(`A group does not fail by itself: ${name}`);
    return target;
  });
  if (verb !== 'fail' && verb !== 'back') throw new Error(`Not an event: ${line}`);
  return { kind: verb === 'fail' ? 'fails' : 'back', what };
}
