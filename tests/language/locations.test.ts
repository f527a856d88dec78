/** Folders of handlers on clustered shares: what leads there, and which shares are offered. */
import { describe, expect, test } from 'vitest';
import { analyse } from '../harness/analysis.ts';

interface Case {
  readonly path: string;
  readonly shares?: string;
  readonly disk?: string;
  readonly clustered?: boolean;
  readonly host?: string;
  readonly adapter?: string;
  readonly besides?: string;
}

const drop = 'fileShare Drop dependsOn Name, Disk { share: "Drop"  path: "S:\\Drop" }';

async function analysed({
  path,
  shares = drop,
  disk = 'disk Disk { drive: "S:" }',
  clustered = false,
  host = 'H',
  adapter = 'FILE',
  besides = '',
}: Case) {
  const text = `cluster C {
  windows: 2008
  node N1  node N2
  group G {
    ${disk}
    ip Address { address: 10.0.0.21/24 }
    networkName Name dependsOn Address { name: FILES }
    ${shares}
    ${clustered ? 'biztalkHost H' : ''}
  }
  ${besides}
}
biztalkGroup Orders {
  version: 2009  edition: enterprise
  host H { instance N1  instance N2 }
  adapter ${adapter} { receive in ${host} { path: "${path}" } }
}
`;
  const { problems } = await analyse(new Map([['main.btc', text]]));
  return problems.filter(({ code }) => code.startsWith('file-location-'));
}

const codes = async (case_: Case) => (await analysed(case_)).map(({ code }) => code.slice('file-location-'.length));
const titles = async (case_: Case) => (await analysed(case_)).flatMap(({ fixes }) => fixes.map(({ title }) => title));

test.each<[string, Case, readonly string[]]>([
  ['the Network Name', { path: '\\\\FILES\\Drop' }, []],
  ['the Network Name in another case, with its domain', { path: '\\\\files.contoso.com\\DROP\\In\\' }, []],
  ['the address', { path: '\\\\10.0.0.21\\Drop' }, []],
  ['an address that begins alike', { path: '\\\\10.0.0.2\\Drop' }, ['not-highly-available']],
  ['another share under the Network Name', { path: '\\\\FILES\\Out' }, ['not-highly-available']],
  ['a node', { path: '\\\\n2\\drop' }, ['uses-node-name']],
  ['a node with its domain', { path: '\\\\n2.contoso.com\\drop' }, ['uses-node-name']],
  ['the drive of a node', { path: '\\\\N1\\S$\\Drop\\In' }, ['uses-node-name']],
  ['the drive of a node, beside the share', { path: '\\\\N1\\S$\\Dropped' }, ['not-highly-available']],
  ['another share of a node', { path: '\\\\N1\\Out' }, ['not-highly-available']],
  ['the cluster itself', { path: '\\\\C\\Drop' }, ['not-highly-available']],
  ['a folder of the computer', { path: 'C:\\Drop' }, ['not-highly-available']],
  ['Base EDI', { path: 'C:\\Drop', adapter: '"base edi"' }, ['not-highly-available']],
  ['an adapter without folders', { path: 'C:\\Drop', adapter: 'FTP' }, []],
  ['no folder', { path: '' }, []],
  ['a folder without a drive', { path: 'Drop\\In' }, []],
  ['a disk of the host', { path: 's:/Out', clustered: true }, []],
  ['a disk of the host that may be the one', { path: 'T:\\Out', disk: 'disk Disk', clustered: true }, []],
  ['the drive of Windows', { path: 'C:\\Out', disk: 'disk Disk', clustered: true }, ['not-highly-available']],
  ['no disk of the host', { path: 'T:\\Out', clustered: true }, ['not-highly-available']],
  ['a disk of the cluster, of an unclustered host', { path: 'S:\\Out' }, ['not-highly-available']],
  ['a host that finds nothing', { path: 'C:\\Drop', host: 'X' }, []],
  ['a host that may be clustered', { path: 'S:\\Out', besides: 'group Other { biztalkHost X }' }, []],
])('a path by %s', async (_, case_, expected) => {
  expect(await codes(case_)).toEqual(expected);
});

describe('shares that are offered', () => {
  const share = (name: string) => `fileShare ${name} dependsOn Name, Disk { share: "${name}"  path: "S:\\${name}" }`;

  test('begin with the one that holds the folder, and are no more than five', async () => {
    const shares = ['A', 'B', 'C', 'D', 'E', 'F'].map(share).join('\n');
    expect(await titles({ path: 'S:\\F\\In', shares })).toEqual([
      'Use \\\\FILES\\F\\In',
      ...['A', 'B', 'C', 'D'].map((name) => `Use \\\\FILES\\${name}\\F\\In`),
    ]);
  });

  test('begin with the namesake', async () => {
    const shares = ['Out', 'Drop'].map(share).join('\n');
    expect(await titles({ path: '\\\\NAS\\drop\\In', shares })).toEqual([
      'Use \\\\FILES\\Drop\\In',
      'Use \\\\FILES\\Out\\drop\\In',
    ]);
  });

  test('have a name on the network and a name of their own', async () => {
    const shares = 'fileShare Drop dependsOn Name, Disk { path: "S:\\Drop" }';
    const besides = 'group Nameless { fileShare Other { share: "Other"  path: "T:\\" } }';
    expect(await titles({ path: 'C:\\In', shares, besides })).toEqual([]);
  });

  test('are written under the name that they depend on', async () => {
    const shares = `networkName Second dependsOn Address { name: ORDERS }
      fileShare Drop dependsOn Second, Disk { share: "Drop"  path: "S:\\Drop" }`;
    expect(await titles({ path: '\\\\N1\\Drop', shares })).toEqual(['Use \\\\ORDERS\\Drop']);
  });
});
