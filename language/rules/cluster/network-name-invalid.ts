/** A name that NetBIOS can't carry reaches nothing. */
import { freshNetworkName } from '../../model/fresh-names.ts';
import { isNameKnown, longestNetworkName, type NameProblem, problemOfName } from '../../model/network-names.ts';
import type { NetworkName } from '../../model/topology.ts';
import { at, defineRule, fix } from '../rule.ts';
import { list } from '../wording.ts';
import { renameOnNetwork } from './rename-on-network.ts';

export default defineRule({
  code: 'network-name-invalid',
  section: 'cluster',
  severity: 'error',
  on: 'networkName',
  summary: "A Network Name is longer than 15 characters, or has a character that NetBIOS names can't have.",
  source: { basis: 'general', lines: [176] },
  *check(name, whole) {
    const problem = isNameKnown(name) ? problemOfName(name.networkName) : undefined;
    if (!problem) return;
    const fresh = freshNetworkName(whole(), name.networkName || name.name);
    yield at(
      name,
      { property: 'name' },
      `${whatIsWrong(name, problem)} Clients couldn't reach group ${name.group.name} by it.`,
      fix(`${problem.is === 'too long' ? 'Shorten' : 'Change'} to ${fresh}`, ...renameOnNetwork(name, fresh, whole())),
    );
  },
});

function whatIsWrong({ name, networkName, properties }: NetworkName, problem: NameProblem): string {
  const isStated = properties.some(({ key }) => key === 'name');
  const subject = isStated ? `The name ${networkName}` : `Named after its resource, ${networkName}`;
  switch (problem.is) {
    case 'empty':
      return `The name of ${name} on the network is empty.`;
    case 'leading period':
      return `${subject} begins with a period, which a NetBIOS name can't.`;
    case 'too long':
      return `${subject} has ${[...networkName].length} characters, and NetBIOS names have at most ${longestNetworkName}.`;
    case 'forbidden':
      return `${subject} has ${list(problem.characters.map(wordFor))} in it, which a NetBIOS name can't have.`;
  }
}

function wordFor(character: string): string {
  return /\s/.test(character) ? 'a space' : character;
}
