/** Every keyword of the grammar is usable as a name and as a reference to it. */
import { AstUtils, GrammarAST } from 'langium';
import { expect, test } from 'vitest';
import { check, createProject, defaultSettings } from '#language';
import { BtcGrammar } from '../../language/generated/grammar.ts';

const keywords = new Set(
  AstUtils.streamAllContents(BtcGrammar())
    .filter(GrammarAST.isKeyword)
    .map(({ value }) => value)
    .filter((value) => /^\w/.test(value)),
);

const text = (name: string) => `domain Names {
  group ${name}
  account ${name} { memberOf: ${name} }
}
cluster Computers {
  windows: 2008
  node ${name}
  node Other
  group ${name} {
    preferredOwners: ${name}, Other
    disk ${name}
    ip Address dependsOn ${name} { address: 10.0.0.21/24  network: ${name} }
    genericService Watchdog dependsOn Computers.${name}.${name}, Address { possibleOwners: ${name}, Other }
  }
}
biztalkGroup ${name} {
  version: 2009
  edition: enterprise
  servers: ${name}
  host ${name} {
    account: ${name}
    instance ${name}
  }
  adapter ${name} {
    receive in ${name}
    send in ${name}
  }
}
`;

test.each([...keywords])('%s', async (keyword) => {
  const project = createProject();
  await project.setText('file:///a.btc', text(keyword));
  const [program] = project.programs();
  if (!program) throw new Error('The file is missing.');
  const { problems } = check(program, () => defaultSettings);
  const codes = ['syntax-error', 'unresolved-reference', 'ambiguous-reference', 'unknown-property'];
  expect(problems.filter(({ code }) => codes.includes(code)).map(({ message }) => message)).toEqual([]);
  expect(program.topology.references.map(({ from, text: written }) => `${from.name}: ${written}`)).toEqual([
    `${keyword}: ${keyword}`,
    `${keyword}: ${keyword}`,
    `${keyword}: Other`,
    `Address: ${keyword}`,
    `Watchdog: Computers.${keyword}.${keyword}`,
    'Watchdog: Address',
    `Watchdog: ${keyword}`,
    'Watchdog: Other',
    `${keyword}: ${keyword}`,
    `${keyword}: ${keyword}`,
    `${keyword}: ${keyword}`,
    `${keyword} receive: ${keyword}`,
    `${keyword} send: ${keyword}`,
  ]);
});
