/** Hosts whose adapters work in processes of 32 bits alone. */
import { expect, test } from 'vitest';
import { doing, linesOf, orders, runbookOn, step } from './topologies.ts';

const settings =
  "Get-WmiObject -Namespace 'root\\MicrosoftBizTalkServer' -Class MSBTS_HostSetting -Filter 'Name=''Receive''";

async function receiveWith(...adapters: readonly string[]) {
  const handlers = adapters.map((adapter) => `adapter ${adapter} { receive in Receive }`).join('\n');
  const text = orders('2016', '2016').replace(/adapter MSMQ .*/, handlers);
  return step(await runbookOn('', '', text), 'Create host Receive');
}

test('a host with such an adapter is of 32 bits: new, there already, and in what says that it is done', async () => {
  const { console, check, done, commands } = await receiveWith('POP3', 'MSMQ', 'FTP');
  expect(console.slice(1)).toEqual([
    'Select Hosts. If Receive is there already: right-click it → Properties → General: 32-bit only: ticked; OK. Go on to the check.',
    'Right-click Hosts → New → Host. General: Name: Receive; Type: In-Process; 32-bit only: ticked; Windows group: as noted for this host; OK.',
  ]);
  expect(commands).toEqual([]);
  expect(done?.lines).toEqual([`@(${settings} AND HostType=1 AND IsHost32BitOnly=TRUE').Count -eq 1`]);
  expect(check.commands.at(-1)?.lines).toEqual([`${settings}' | Format-List Name, IsHost32BitOnly`]);
  expect(check.expect.at(-1)).toBe('IsHost32BitOnly is True: FTP and POP3 do not work in processes of 64 bits.');
});

test('another host is what its administrator wants', async () => {
  const created = await receiveWith('MSMQ', 'FILE');
  expect([...created.console, ...linesOf(created), ...doing(created), ...created.check.expect].join()).not.toMatch(
    /32|64/,
  );
});
