/** Which stand-alone computers need network DTC access because of the databases that they hold. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analysis.ts';

const code = 'dtc-network-access-disabled';

test.each([
  ['the databases of a BizTalk group', 'biztalkGroup B { database: DB01 }', [`DB01`]],
  ['the SSO database', 'sso { database: DB02 }', ['DB02']],
  ['both', 'sso { database: DB02 }\nbiztalkGroup B { database: DB01 }', ['DB01', 'DB02']],
  ['a database whose computer is not found', 'sso { database: DB03 }', []],
  ['none', '', []],
])('%s', async (_, declarations, expected) => {
  const servers = ['DB01', 'DB02'].map((name) => `server ${name} { networkDtc: no }`);
  const { problems } = await analyse(new Map([['main.btc', [...servers, declarations, ''].join('\n')]]));
  const names = problems
    .filter((problem) => problem.code === code)
    .map(({ message }) => /on (\w+),/.exec(message)?.[1]);
  expect(names).toEqual(expected);
});
