/** Spreads the declarations of a topology over files, each of which imports what it refers to. */
import { filesSeenFrom } from '../change.ts';
import { type Block, type Draft, type Id, placedBlocks, referencesOf, type WrittenFile } from '../written.ts';
import type { World } from './world.ts';

const paths = ['main.btc', 'clusters.btc', 'parts/people.btc', 'parts/biztalk.btc'] as const;

export function spreadOverFiles(world: World, blocks: readonly Draft[]): readonly WrittenFile[] {
  const { dice } = world;
  const used = paths.slice(0, world.knobs.files);
  const byPath = new Map<string, Block[]>(used.map((path) => [path, []]));
  for (const block of dice.shuffled(blocks.map((block) => settled(world, block)))) {
    byPath.get(dice.one(used))?.push(block);
  }
  const title = world.extra(2) ? 'Order integration – all sites' : undefined;
  const files = used.map((path, index) => ({
    ...{ path, title: index === 0 ? title : undefined, imports: [] as string[], blocks: byPath.get(path) ?? [] },
  }));
  for (const file of files) importWhatIsNeeded(world, file, files);
  const [root] = files;
  // The root reaches every file; a file that nothing refers to, too.
  if (root) for (const { path } of files) if (!filesSeenFrom(root.path, files).has(path)) root.imports.push(path);
  return files;
}

type GrowingFile = WrittenFile & { readonly imports: string[] };

function importWhatIsNeeded(world: World, file: GrowingFile, files: readonly GrowingFile[]): void {
  const homes = new Map<Id, string>();
  for (const placed of placedBlocks({ files })) homes.set(placed.block.id, placed.file.path);
  const needed = new Set<string>();
  for (const { block } of placedBlocks({ files: [file] })) {
    for (const reference of referencesOf(block)) {
      const home = 'to' in reference ? homes.get(reference.to) : undefined;
      if (home !== undefined && home !== file.path) needed.add(home);
    }
  }
  for (const path of world.dice.shuffled([...needed])) {
    // What another import brings along needs none of its own, but may have one.
    if (!filesSeenFrom(file.path, files).has(path) || world.dice.once(3)) file.imports.push(path);
  }
}

/** With what is in it in any order, as the language allows; resources mostly behind what they depend on. */
function settled(world: World, draft: Draft): Block {
  const { dice } = world;
  const members = world.extra(3) ? dice.shuffled(draft.members) : draft.members;
  const properties = world.extra(3) ? dice.shuffled(draft.properties) : draft.properties;
  return { ...draft, members: members.map((member) => settled(world, member)), properties };
}
