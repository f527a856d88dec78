/** How edits lay out the blocks of hosts, which people like to write on one line. */
import { expect, test } from 'vitest';
import { analyse, applyFix } from '../harness/analysis.ts';

/** The host after an instance on BTS02 was added to it. */
async function withInstance(host: string): Promise<string> {
  const before = `cluster BTSCLU {
  windows: 2008
  node BTS01
  node BTS02
  group App {
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress
    biztalkHost FtpHost
  }
}
domain CONTOSO { account svc }
biztalkGroup Orders {
  version: 2009
  edition: enterprise
  servers: BTS01, BTS02
`;
  const after = `
  adapter FTP { receive in FtpHost }
}
`;
  const texts = new Map([['main.btc', before + host + after]]);
  const { problems } = await analyse(texts);
  const [fix] = problems
    .filter(({ code }) => code === 'host-instance-missing-on-possible-owner')
    .flatMap(({ fixes }) => fixes.filter(({ title }) => title === 'Add an instance on BTS02'));
  if (!fix) throw new Error('No fix adds the instance.');
  const text = applyFix(texts, fix).get('main.btc') ?? '';
  expect(text.startsWith(before)).toBe(true);
  expect(text.endsWith(after)).toBe(true);
  return text.slice(before.length, -after.length);
}

test.each([
  ['  host FtpHost { instance BTS01 }', '  host FtpHost {\n    instance BTS01\n    instance BTS02\n  }'],
  [
    '  host FtpHost { account: svc  instance BTS01 }',
    '  host FtpHost {\n    account: svc\n    instance BTS01\n    instance BTS02\n  }',
  ],
  [
    '  host FtpHost {/* first */ account: svc /* second */ instance BTS01 /* last */ }',
    '  host FtpHost {\n    /* first */ account: svc\n    /* second */ instance BTS01 /* last */\n    instance BTS02\n  }',
  ],
  [
    '  host FtpHost {\n    // Comment.\n    instance BTS01  // The first.\n  }',
    '  host FtpHost {\n    // Comment.\n    instance BTS01  // The first.\n    instance BTS02\n  }',
  ],
])('an instance is added to %j', async (host, expected) => {
  expect(await withInstance(host)).toBe(expected);
});
