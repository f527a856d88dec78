/** A fix that refers to a declaration of another file imports that file where it isn't seen. */
import { expect, test } from 'vitest';
import { analyse, applyFix, type Texts } from '../harness/analysis.ts';

const group = (servers: string) => `biztalkGroup Orders {
  version: 2009
  edition: enterprise
  servers: ${servers}
  host FtpHost {
    instance BTS01
  }
  adapter FTP { receive in FtpHost }
}
`;

const cluster = `cluster BTSCLU {
  windows: 2008
  node BTS01
  node BTS02
  group App {
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress
  }
}
`;

const clustered = cluster.replace('dependsOn AppAddress\n', 'dependsOn AppAddress\n    biztalkHost FtpHost\n');

async function afterFix(files: Readonly<Record<string, string>>): Promise<Texts> {
  const texts = new Map(Object.entries(files));
  const { problems } = await analyse(texts);
  const [fix] = problems.filter(({ code }) => code === 'ftp-receive-not-clustered').flatMap(({ fixes }) => fixes);
  if (!fix) throw new Error('No fix clusters the host.');
  return applyFix(texts, fix);
}

test.each([
  ['at the beginning', cluster, `import "../hosts.btc"\n\n${clustered}`],
  [
    'behind other imports',
    `import "a.btc"  // A\n${cluster}`,
    `import "a.btc"  // A\nimport "../hosts.btc"\n${clustered}`,
  ],
  ['behind the title', `topology "T" // T\n\n${cluster}`, `topology "T" // T\n\nimport "../hosts.btc"\n\n${clustered}`],
  [
    'with the line breaks of the file',
    cluster.replaceAll('\n', '\r\n'),
    `import "../hosts.btc"\n\n${clustered}`.replaceAll('\n', '\r\n'),
  ],
])('%s', async (_, before, after) => {
  const hosts = `import "clusters/bts.btc"\n${group('BTS01, BTS02')}`;
  const texts = await afterFix({ 'hosts.btc': hosts, 'clusters/bts.btc': before, 'clusters/a.btc': '' });
  expect(texts.get('clusters/bts.btc')).toBe(after);
  expect(texts.get('hosts.btc')).toBe(hosts.replace('instance BTS01\n', 'instance BTS01\n    instance BTS02\n'));
  const { problems } = await analyse(texts);
  expect(problems.filter(({ code }) => /unresolved|ambiguous|import|ftp/.test(code))).toEqual([]);
});

test('not where the file is seen through another one', async () => {
  const texts = await afterFix({
    'bts.btc': `import "all.btc"\n${cluster}`,
    'all.btc': 'import "hosts.btc"\n',
    'hosts.btc': `import "bts.btc"\n${group('BTS01, BTS02')}`,
  });
  expect(texts.get('bts.btc')).toBe(`import "all.btc"\n${clustered}`);
});

test('and qualifies a name that the import makes ambiguous', async () => {
  const hosts = `import "bts.btc"\n${group('BTS01, BTS02')}biztalkGroup Invoices {\n  host FtpHost\n}\n`;
  const texts = await afterFix({ 'hosts.btc': hosts, 'bts.btc': cluster });
  expect(texts.get('bts.btc')).toBe(
    `import "hosts.btc"\n\n${clustered.replace('biztalkHost ', 'biztalkHost Orders.')}`,
  );
});

test('and qualifies what would no longer be clear in the file, and in those that import it', async () => {
  const web = 'cluster WEBCLU {\n  windows: 2008\n  group Web {\n    biztalkHost WebHost\n  }\n}\n';
  const before = `import "invoices.btc"\n${cluster}${web}`;
  const hosts = `import "sites.btc"\n${group('BTS01, BTS02').replace('  adapter', '  host WebHost\n  adapter')}`;
  const texts = await afterFix({
    'hosts.btc': hosts,
    'sites.btc': `import "bts.btc"\n${web.replace('WEBCLU', 'OLDCLU')}`,
    'bts.btc': before,
    'invoices.btc': 'biztalkGroup Invoices {\n  host WebHost\n}\n',
  });
  const qualified = web.replace('WebHost', 'Invoices.WebHost');
  expect(texts.get('bts.btc')).toBe(`import "invoices.btc"\nimport "hosts.btc"\n${clustered}${qualified}`);
  expect(texts.get('sites.btc')).toBe(`import "bts.btc"\n${qualified.replace('WEBCLU', 'OLDCLU')}`);
});
