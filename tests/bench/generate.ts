/** Sound topologies of any size, such as a company with many sites would have: the same for the same size, with no findings. */

export interface Declaration {
  readonly keyword: string;
  /** Empty for a block without a name. */
  readonly name: string;
  readonly dependsOn: readonly string[];
  readonly properties: readonly Property[];
  readonly members: readonly Declaration[];
}

export interface Property {
  readonly key: string;
  readonly values: readonly string[];
  /** Whether the value is text, and no word or name of the language. */
  readonly quoted: boolean;
}

/** What goes together: BizTalk Server and Windows Server versions that support each other, and the one SQL Server of the SSO database. */
const generations = [
  { biztalk: '2016', windows: '2016', sql: '2016' },
  { biztalk: '2020', windows: '2019', sql: '2016' },
] as const;

const cities = [
  'BER',
  'LON',
  'PAR',
  'NYC',
  'TYO',
  'SYD',
  'MAD',
  'OSL',
  'ROM',
  'VIE',
  'ZRH',
  'HEL',
  'DUB',
  'WAW',
] as const;

interface Site {
  readonly index: number;
  /** A part of every name at the site. */
  readonly code: string;
  readonly generation: (typeof generations)[number];
  readonly nodes: readonly string[];
  /** The application groups, by the letter of their disk. */
  readonly drives: readonly string[];
}

/** A topology of that many sites, each with a cluster for SQL Server, one for BizTalk Server, and a BizTalk group. */
export function generate(sites: number): readonly Declaration[] {
  const all = Array.from({ length: sites }, (_, index) => siteAt(index));
  return [
    domain(all),
    ...all.flatMap((site) => [sqlCluster(site), biztalkCluster(site)]),
    sso(),
    ...all.map(biztalkGroup),
  ];
}

/** All in one block: a cluster with that many application groups, and what they need. */
export function generateGiant(groups: number): readonly Declaration[] {
  const site: Site = { ...siteAt(0), drives: [] };
  const members = Array.from({ length: groups }, (_, index) => {
    const own = { ...site, index: index + 1, code: `G${index + 1}` };
    return declare(
      'group',
      `App${own.code}`,
      [property('preferredOwners', ...site.nodes)],
      [
        // Mounted in a folder: there are more than letters.
        declare('disk', `AppDisk${own.code}`, []),
        ...nameAndAddress(own, 'App', `APP${own.code}`, 20),
        declare(
          'dtc',
          `AppDtc${own.code}`,
          [property('authentication', 'incomingCaller')],
          [],
          [`AppName${own.code}`, `AppDisk${own.code}`],
        ),
      ],
    );
  });
  const nodes = site.nodes.map((name) => declare('node', name));
  return [declare('cluster', 'GIANT', [property('windows', site.generation.windows)], [...nodes, ...members])];
}

/** Every third site is larger than the others. */
function siteAt(index: number): Site {
  const code = `${cities[index % cities.length]}${Math.floor(index / cities.length) + 1}`;
  const nodes = index % 3 === 1 ? ['A', 'B', 'C'] : ['A', 'B'];
  return {
    index,
    code,
    generation: generations[index % generations.length] ?? generations[0],
    nodes: nodes.map((letter) => `BTS${code}${letter}`),
    drives: index % 3 === 1 ? ['S', 'T', 'U'] : ['S'],
  };
}

function domain(sites: readonly Site[]): Declaration {
  return declare(
    'domain',
    'CONTOSO',
    [],
    [
      ...['SSO Administrators', 'SSO Affiliate Administrators', 'BizTalk Server Administrators'].map((name) =>
        declare('group', name),
      ),
      declare('account', 'svc-sso', [property('memberOf', 'SSO Administrators'), property('rights', 'logOnAsService')]),
      declare('account', 'installer', [property('memberOf', 'SSO Administrators', 'BizTalk Server Administrators')]),
      ...sites.map((site) => declare('account', account(site), [property('rights', 'logOnAsService')])),
    ],
  );
}

function account({ code }: Site): string {
  return `svc-host-${code}`;
}

function sqlCluster(site: Site): Declaration {
  const { code, generation } = site;
  const nodes = [`SQL${code}A`, `SQL${code}B`];
  const groups = [
    declare(
      'group',
      `SqlGroup${code}`,
      [property('preferredOwners', ...nodes)],
      [
        disk(`SqlDisk${code}`, 'R'),
        ...nameAndAddress(site, 'Sql', `SQLVS${code}`, 10),
        declare('dtc', `SqlDtc${code}`, [], [], [`SqlName${code}`, `SqlDisk${code}`]),
        declare(
          'sqlServer',
          sqlServer(site),
          [quoted('instance', 'MSSQLSERVER'), property('version', generation.sql)],
          [],
          [`SqlName${code}`, `SqlDisk${code}`],
        ),
      ],
    ),
  ];
  if (site.index === 0) {
    groups.push(
      declare(
        'group',
        'SsoGroup',
        [property('preferredOwners', ...nodes)],
        [...nameAndAddress(site, 'Sso', `SSOVS${code}`, 11), declare('entsso', 'ENTSSO', [], [], [`SsoName${code}`])],
      ),
    );
  }
  return declare(
    'cluster',
    `SQLCLU${code}`,
    [property('windows', generation.windows)],
    [...nodes.map((name) => declare('node', name)), ...groups],
  );
}

function sqlServer({ code }: Site): string {
  return `SqlServer${code}`;
}

function biztalkCluster(site: Site): Declaration {
  const { code, generation, nodes, drives } = site;
  return declare(
    'cluster',
    `BTSCLU${code}`,
    [property('windows', generation.windows)],
    [
      ...nodes.map((name) => declare('node', name, [property('messageQueuing', 'yes')])),
      ...drives.map((drive, index) => applicationGroup(site, drive, index)),
    ],
  );
}

function applicationGroup(site: Site, drive: string, index: number): Declaration {
  const { code, nodes } = site;
  const own = `${drive}${code}`;
  const [name, device, queues] = [`AppName${own}`, `AppDisk${own}`, `AppQueues${own}`];
  // The groups of a large site prefer different nodes.
  const owners = [...nodes.slice(index), ...nodes.slice(0, index)];
  return declare(
    'group',
    `App${own}`,
    [property('preferredOwners', ...owners)],
    [
      disk(device, drive),
      ...nameAndAddress({ ...site, code: own }, 'App', `APP${own}`, 20 + index),
      declare('dtc', `AppDtc${own}`, [property('authentication', 'incomingCaller')], [], [name, device]),
      declare('msmq', queues, [], [], [name, device]),
      declare(
        'fileShare',
        `Drop${own}`,
        [quoted('share', 'Drop'), quoted('path', `${drive}:\\Drop`), property('fullControl', account(site))],
        [],
        [name, device],
      ),
      declare('biztalkHost', `Ftp${own}`, [], [], [name]),
      declare('biztalkHost', `Queue${own}`, [], [], [name, queues]),
    ],
  );
}

function disk(name: string, drive: string): Declaration {
  return declare('disk', name, [quoted('drive', `${drive}:`)]);
}

function nameAndAddress({ index, code }: Site, prefix: string, networkName: string, last: number): Declaration[] {
  const address = `10.${1 + Math.floor(index / 200)}.${index % 200}.${last}/24`;
  return [
    declare('ip', `${prefix}Address${code}`, [property('address', address), property('network', 'Public')]),
    declare('networkName', `${prefix}Name${code}`, [property('name', networkName)], [], [`${prefix}Address${code}`]),
  ];
}

function sso(): Declaration {
  return declare('sso', '', [
    property('masterSecretServer', 'ENTSSO'),
    property('database', sqlServer(siteAt(0))),
    property('serviceAccount', 'svc-sso'),
    property('administrators', 'SSO Administrators'),
    property('affiliateAdministrators', 'SSO Affiliate Administrators'),
    property('configuredBy', 'installer'),
    quoted('secretBackup', '\\\\VAULT\\sso\\SSO7F3A.bak'),
  ]);
}

function biztalkGroup(site: Site): Declaration {
  const { code, generation, nodes, drives } = site;
  const processing = `Processing${code}`;
  const own = drives.map((drive) => `${drive}${code}`);
  const hosts = [...own.flatMap((name) => [`Ftp${name}`, `Queue${name}`]), processing];
  const [first] = own;
  return declare(
    'biztalkGroup',
    `Group${code}`,
    [
      property('version', generation.biztalk),
      property('edition', 'enterprise'),
      property('database', sqlServer(site)),
      property('servers', ...nodes),
      property('administrators', 'BizTalk Server Administrators'),
      property('configuredBy', 'installer'),
    ],
    [
      ...hosts.map((name) =>
        declare(
          'host',
          name,
          [property('account', account(site))],
          nodes.map((node) => declare('instance', node)),
        ),
      ),
      declare(
        'adapter',
        'FTP',
        [],
        [...own.map((name) => declare('receive', `Ftp${name}`)), declare('send', processing)],
      ),
      declare(
        'adapter',
        'MSMQ',
        [],
        [
          ...own.map((name) => declare('receive', `Queue${name}`, [property('ordered', 'yes')])),
          ...own.map((name) => declare('send', `Queue${name}`)),
        ],
      ),
      declare('adapter', 'FILE', [], [declare('receive', processing, [quoted('path', `\\\\APP${first}\\Drop`)])]),
    ],
  );
}

function declare(
  keyword: string,
  name: string,
  properties: readonly Property[] = [],
  members: readonly Declaration[] = [],
  dependsOn: readonly string[] = [],
): Declaration {
  return { keyword, name, properties, members, dependsOn };
}

function property(key: string, ...values: readonly string[]): Property {
  return { key, values, quoted: false };
}

function quoted(key: string, value: string): Property {
  return { key, values: [value], quoted: true };
}
