/** Which changes of a version are offered, and what a second BizTalk server brings along. */
import { describe, expect, test } from 'vitest';
import { analyse, applyFix, type Texts } from '../harness/analysis.ts';

async function fixesOf(texts: Texts, code: string) {
  const { problems } = await analyse(texts);
  return problems.filter((problem) => problem.code === code).flatMap(({ fixes }) => fixes);
}

describe('another version', () => {
  const titles = async (windows: string, group: string, besides = '') =>
    (
      await fixesOf(
        new Map([
          ['main.btc', `server A { windows: ${windows} }\nbiztalkGroup G {\n  servers: A\n  ${group}\n}\n${besides}`],
        ]),
        'version-pairing-unsupported',
      )
    ).map(({ title }) => title);

  test('the nearest first, of two the newer, and Windows versions behind', async () => {
    expect(await titles('2008R2', 'version: 2009')).toEqual([
      'Change the version to 2010',
      'Change the version to 2013',
      'Change the Windows version of A to 2008',
    ]);
    expect(await titles('2003', 'version: 2010')).toEqual([
      'Change the version to 2009',
      'Change the version to 2006 R2',
      'Change the version to 2006',
      'Change the Windows version of A to 2008',
      'Change the Windows version of A to 2008 R2',
    ]);
  });

  test('first one that suits the other computers too', async () => {
    const servers = 'server A { windows: 2008R2 }\nserver B { windows: 2012 }\n';
    const text = `${servers}biztalkGroup G {\n  version: 2009\n  servers: A, B\n}\n`;
    const [first, ...others] = await fixesOf(new Map([['main.btc', text]]), 'version-pairing-unsupported');
    expect(first?.title).toBe('Change the version to 2013');
    expect(others.map(({ title }) => title)).toContain('Change the version to 2010');
  });

  test.each([
    ['that is older than what was upgraded', 'version: 2010  upgradedFrom: 2006R2', '', ['2009']],
    ['without Base EDI', 'version: 2010\n  adapter "Base EDI" {}', '', ['2006']],
    [
      'without the SQL Server version of the database',
      'version: 2010  database: Sql',
      'cluster C { group S { sqlServer Sql { version: 2008 } } }',
      ['2009'],
    ],
    [
      'that reads from the queues of its own group only',
      'version: 2010  host H { instance N }  adapter MSMQ { receive in H }',
      'cluster C { node N  group S { biztalkHost H } }',
      ['2009'],
    ],
  ])('none %s', async (_, group, besides, expected) => {
    const offered = (await titles('2003', group, besides)).filter((title) => /the version/.test(title));
    expect(offered).toEqual(expected.map((version) => `Change the version to ${version}`));
  });

  test('of Windows only where other groups there are supported too, and never 2003', async () => {
    const windows = async (...args: Parameters<typeof titles>) =>
      (await titles(...args)).filter((title) => /Windows/.test(title));
    expect(await windows('2008', 'version: 2006')).toEqual([]);
    expect(await windows('2012', 'version: 2016')).toEqual([
      'Change the Windows version of A to 2012 R2',
      'Change the Windows version of A to 2016',
    ]);
    expect(await windows('2012', 'version: 2016', 'biztalkGroup H { version: 2020  servers: A }')).toContain(
      'Change the Windows version of A to 2016',
    );
    expect(await windows('2012', 'version: 2016', 'biztalkGroup H { version: 2013R2  servers: A }')).toEqual([
      'Change the Windows version of A to 2012 R2',
    ]);
  });
});

test('a second server joins the group, with an instance of each host that may run twice', async () => {
  const sql = `cluster C {
  node N1
  node N2
  group S {
    sqlServer Sql
    entsso Sso
  }
}
sso {
  masterSecretServer: Sso
}
`;
  const orders = (servers: string, more = '') => `import "servers.btc"

biztalkGroup G {
  ${servers}
  host FileHost {
    instance A01${more}
  }
  host FtpHost {
    instance A01
  }
  adapter FILE { receive in FileHost }
  adapter FTP { receive in FtpHost }
}
`;
  const texts = new Map([
    ['main.btc', `import "orders.btc"\n\n${sql}`],
    ['orders.btc', orders('edition: enterprise')],
    ['servers.btc', 'server A01 { windows: 2008  networkDtc: yes  iis: no }\n'],
  ]);
  const [fix] = await fixesOf(texts, 'hosts-not-fault-tolerant');
  expect(fix?.title).toBe('Add a second server A02');
  const after = fix ? applyFix(texts, fix) : texts;
  expect(after.get('servers.btc')).toBe(
    'server A01 { windows: 2008  networkDtc: yes  iis: no }\n\nserver A02 { windows: 2008  networkDtc: yes }\n',
  );
  expect(after.get('orders.btc')).toBe(orders('edition: enterprise\n  servers: A01, A02', '\n    instance A02'));
});
