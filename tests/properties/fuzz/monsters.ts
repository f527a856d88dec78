/** Texts of any size that nobody writes and some program might: each strains one part of the language. */

export interface Monster {
  readonly name: string;
  /** @param size how often what strains is repeated */
  readonly text: (size: number) => string;
}

const repeated = (size: number, part: (index: number) => string, between = '\n') =>
  Array.from({ length: size }, (_, index) => part(index)).join(between);

/** A failover cluster with two nodes and one group, which has these resources. */
const inGroup = (resources: string) =>
  `cluster C {\n  windows: 2008\n  node N1\n  node N2\n  group G {\n${resources}\n  }\n}\n`;

/** A BizTalk group on two servers. */
const inBiztalk = (members: string) =>
  `server S1\nserver S2\nbiztalkGroup B {\n  version: 2009\n  servers: S1, S2\n${members}\n}\n`;

export const monsters: readonly Monster[] = [
  { name: 'blocks in blocks on a line', text: (size) => 'cluster C { '.repeat(size) },
  { name: 'blocks in blocks on lines', text: (size) => 'cluster C {\n'.repeat(size) },
  { name: 'groups in groups on a line', text: (size) => `cluster C { ${'group G { '.repeat(size)}` },
  {
    name: 'groups in groups, all closed',
    text: (size) => `cluster C { ${'group G { '.repeat(size)}${'}'.repeat(size + 1)}`,
  },
  { name: 'opening braces', text: (size) => '{'.repeat(size) },
  { name: 'opening braces in a block', text: (size) => `cluster C { ${'{'.repeat(size)}` },
  { name: 'opening braces on lines', text: (size) => `cluster C {\n${'{\n'.repeat(size)}` },
  { name: 'closing braces', text: (size) => '}'.repeat(size) },
  { name: 'closing braces in a block', text: (size) => `cluster C { ${'}'.repeat(size)}` },
  { name: 'keywords on a line', text: (size) => 'cluster '.repeat(size) },
  { name: 'keywords in a block', text: (size) => `cluster C { ${'node group '.repeat(size)}` },
  { name: 'unknown words on a line', text: (size) => 'a '.repeat(size) },
  { name: 'unknown words on lines', text: (size) => 'a\n'.repeat(size) },
  { name: 'misspelt keywords on lines', text: (size) => 'clustr C {\n'.repeat(size) },
  { name: 'commas', text: (size) => `cluster C { node N  group G { preferredOwners: ${','.repeat(size)} } }` },
  { name: 'dots', text: (size) => `cluster C { group G { preferredOwners: ${'A.'.repeat(size)} } }` },
  { name: 'dots alone', text: (size) => `cluster C { group G { preferredOwners: A${'.'.repeat(size)} } }` },
  { name: 'colons', text: (size) => `cluster C { ${':'.repeat(size)} }` },
  {
    name: 'one list',
    text: (size) => `cluster C { node N  group G { preferredOwners: ${repeated(size, () => 'N', ', ')} } }`,
  },
  {
    name: 'one list without commas',
    text: (size) => `cluster C { node N  group G { preferredOwners: ${repeated(size, () => 'N', ' ')} } }`,
  },
  { name: 'the same property again', text: (size) => `cluster C { ${repeated(size, () => 'windows: 2008')} }` },
  { name: 'unknown properties', text: (size) => `cluster C { ${repeated(size, (index) => `p${index}: 1`)} }` },
  { name: 'wrong values', text: (size) => repeated(size, (index) => `server S${index} { windows: v${index} }`) },
  { name: 'a long name', text: (size) => `cluster ${'n'.repeat(size)} { windows: 2008 node N1 node N2 }` },
  { name: 'a long string', text: (size) => `topology "${'n'.repeat(size)}"\nserver S` },
  { name: 'a long number', text: (size) => `server S { windows: ${'9'.repeat(size)} }` },
  { name: 'a long address', text: (size) => inGroup(`ip I { address: ${'1.'.repeat(size)} }`) },
  { name: 'a long comment', text: (size) => `// ${'c'.repeat(size)}\nserver S` },
  { name: 'a comment of stars', text: (size) => `/*${'*'.repeat(size)} server S` },
  { name: 'a string of opening comments', text: (size) => '// "/*'.repeat(size) },
  { name: 'opening comments on lines', text: (size) => '// "/*\n'.repeat(size) },
  { name: 'comments', text: (size) => `${'/* c */ '.repeat(size)}server S` },
  { name: 'comments on lines', text: (size) => `${'// c\n'.repeat(size)}server S` },
  { name: 'comments behind everything', text: (size) => `server S\n${'// c\n'.repeat(size)}` },
  {
    name: 'suppressions',
    text: (size) => `${repeated(size, () => '// btc-disable-next-line no-such-rule')}\nserver S`,
  },
  {
    name: 'suppressions of a line',
    text: (size) => repeated(size, (index) => `server S${index} // btc-disable-line missing-property -- r`),
  },
  {
    name: 'codes of a suppression',
    text: (size) => `// btc-disable-next-line ${repeated(size, (index) => `code-${index}`, ', ')} -- r\nserver S`,
  },
  { name: 'quotes', text: (size) => '"'.repeat(size) },
  { name: 'open quotes on lines', text: (size) => '"a\n'.repeat(size) },
  { name: 'characters of no token', text: (size) => '?'.repeat(size) },
  { name: 'characters of no token apart', text: (size) => '? a '.repeat(size) },
  { name: 'line feeds', text: (size) => `server S${'\n'.repeat(size)}server T` },
  { name: 'carriage returns', text: (size) => `server S${'\r'.repeat(size)}server T` },
  { name: 'blanks', text: (size) => `server S${' '.repeat(size)}server T` },
  { name: 'zeros', text: (size) => '\0'.repeat(size) },
  { name: 'lone surrogates', text: (size) => `server "${'\ud800'.repeat(size)}"` },
  { name: 'titles', text: (size) => 'topology "T"\n'.repeat(size) },
  { name: 'servers', text: (size) => repeated(size, (index) => `server S${index}`) },
  { name: 'servers of one name', text: (size) => repeated(size, () => 'server S') },
  { name: 'servers on a line', text: (size) => repeated(size, (index) => `server S${index}`, ' ') },
  { name: 'clusters of one name', text: (size) => repeated(size, () => 'cluster C { node N }') },
  { name: 'sso blocks', text: (size) => repeated(size, () => 'sso { }') },
  {
    name: 'nodes of a cluster',
    text: (size) =>
      `cluster C { windows: 2008 ${repeated(size, (index) => `node N${index}`)}\n group G { networkName N } }`,
  },
  {
    name: 'groups of a cluster',
    text: (size) =>
      `cluster C { windows: 2008 node N1 node N2\n${repeated(size, (index) => `group G${index} { disk D${index} { drive: "S:" } ip I${index} { address: 10.0.0.1/24 } networkName V${index} dependsOn I${index} }`)} }`,
  },
  { name: 'resources of one kind', text: (size) => inGroup(repeated(size, (index) => `disk D${index}`)) },
  { name: 'resources of one name', text: (size) => inGroup(repeated(size, () => 'networkName V')) },
  {
    name: 'resources of all kinds',
    text: (size) => inGroup(repeated(size, (index) => `${kinds[index % kinds.length]} R${index}`)),
  },
  {
    name: 'a chain of dependencies',
    text: (size) => inGroup(repeated(size, (index) => `disk D${index}${index > 0 ? ` dependsOn D${index - 1}` : ''}`)),
  },
  {
    name: 'a chain of dependencies backwards',
    text: (size) =>
      inGroup(
        repeated(size, (index) => `genericService D${index}${index < size - 1 ? ` dependsOn D${index + 1}` : ''}`),
      ),
  },
  {
    name: 'a circle of dependencies',
    text: (size) => inGroup(repeated(size, (index) => `networkName D${index} dependsOn D${(index + 1) % size}`)),
  },
  {
    name: 'circles of two',
    text: (size) => inGroup(repeated(size, (index) => `disk D${index} dependsOn D${index ^ 1}`)),
  },
  {
    name: 'everything depends on everything',
    text: (size) => {
      const few = Math.ceil(Math.sqrt(size));
      return inGroup(
        repeated(few, (index) => `networkName D${index} dependsOn ${repeated(few, (other) => `D${other}`, ', ')}`),
      );
    },
  },
  {
    name: 'everything depends on what stands before it',
    text: (size) => {
      const few = Math.ceil(Math.sqrt(size));
      return inGroup(
        repeated(
          few,
          (index) =>
            `networkName D${index}${index > 0 ? ` dependsOn ${repeated(index, (other) => `D${other}`, ', ')}` : ''}`,
        ),
      );
    },
  },
  {
    name: 'names that find nothing',
    text: (size) => `${inGroup(repeated(size, (index) => `networkName V${index} dependsOn Missing${index}`))}`,
  },
  {
    name: 'computers that find nothing',
    text: (size) => `${inBiztalk(`host H { ${repeated(size, (index) => `instance X${index}`)} }`)}`,
  },
  {
    name: 'accounts that find nothing',
    text: (size) =>
      `domain D { group A }\n${inBiztalk(repeated(size, (index) => `host H${index} { account: A${index} }`))}`,
  },
  {
    name: 'hosts that find nothing',
    text: (size) => inBiztalk(`adapter FILE { ${repeated(size, (index) => `send in H${index}`)} }`),
  },
  {
    name: 'names that could mean several things',
    text: (size) =>
      `cluster A { node N1 group G1 { disk D } group G2 { disk D } }\nsso { ${repeated(size, () => 'database: D')} }`,
  },
  { name: 'hosts', text: (size) => inBiztalk(repeated(size, (index) => `host H${index} { instance S1 instance S2 }`)) },
  { name: 'instances of a host', text: (size) => inBiztalk(`host H { ${repeated(size, () => 'instance S1')} }`) },
  {
    name: 'handlers',
    text: (size) => inBiztalk(`host H { instance S1 }\nadapter FTP { ${repeated(size, () => 'receive in H')} }`),
  },
  {
    name: 'adapters',
    text: (size) =>
      inBiztalk(`host H { instance S1 }\n${repeated(size, (index) => `adapter A${index} { send in H }`)}`),
  },
  {
    name: 'clustered hosts',
    text: (size) =>
      `${inGroup(`networkName V\n${repeated(size, (index) => `biztalkHost H${index}`)}`)}biztalkGroup B { servers: N1, N2\n${repeated(size, (index) => `host H${index} { instance N1 instance N2 }`)} }`,
  },
  {
    name: 'one host clustered again and again',
    text: (size) =>
      `${inGroup(`networkName V\n${repeated(size, () => 'biztalkHost H')}`)}biztalkGroup B { servers: N1, N2\nhost H { instance N1 instance N2 } }`,
  },
  {
    name: 'BizTalk groups',
    text: (size) => repeated(size, (index) => `biztalkGroup B${index} { host H { instance S } }`),
  },
  {
    name: 'accounts',
    text: (size) =>
      `domain D { ${repeated(size, (index) => `group G${index}\naccount A${index} { memberOf: G${index} }`)} }`,
  },
  {
    name: 'groups of an account',
    text: (size) =>
      `domain D { ${repeated(size, (index) => `group G${index}`)}\naccount A { memberOf: ${repeated(size, (index) => `G${index}`, ', ')} } }`,
  },
  {
    name: 'file shares',
    text: (size) =>
      inGroup(
        `disk D { drive: "S:" }\n${repeated(size, (index) => `fileShare F${index} dependsOn D { share: "s${index}" path: "S:\\s${index}" }`)}`,
      ),
  },
  {
    name: 'a long path',
    text: (size) =>
      inGroup(`disk D { drive: "S:" }\nfileShare F dependsOn D { share: "s" path: "S:${'\\a'.repeat(size)}" }`),
  },
  { name: 'imports that find nothing', text: (size) => repeated(size, (index) => `import "gone${index}.btc"`) },
  { name: 'imports of itself', text: (size) => repeated(size, () => 'import "main.btc"') },
];

const kinds = [
  'disk',
  'ip',
  'networkName',
  'dtc',
  'msmq',
  'fileShare',
  'sqlServer',
  'entsso',
  'iis',
  'genericService',
  'resource',
];
