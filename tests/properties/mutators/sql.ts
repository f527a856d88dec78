/** What can be wrong with SQL Server and where the databases are. */
import { addBeside, removeDependencies, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, property, to, type WrittenTopology, word } from '../written.ts';

/** What keeps its databases on a resource. */
function users(view: View, of: Block): readonly Block[] {
  return view.referring(of).filter(({ keyword }) => keyword === 'biztalkGroup' || keyword === 'sso');
}

/** A SQL Server that holds something. */
function usedServer(view: View, dice: Dice): Block | undefined {
  return dice.anyOf(view.all('sqlServer').filter((sqlServer) => users(view, sqlServer).length > 0));
}

/** All that keeps databases on a SQL Server keeps them on a computer then. */
function moveDatabases(topology: WrittenTopology, moved: readonly Block[], computer: Block): WrittenTopology {
  return moved.reduce((changed, user) => setProperty(changed, user, 'database', to(computer)), topology);
}

/** Where it is told; undefined for several BizTalk groups, as their order in several files is the language's own affair. */
function firstUser(moved: readonly Block[]): Block | undefined {
  const [first, ...others] = moved.filter(({ keyword }) => keyword === 'biztalkGroup');
  return others.length > 0 ? undefined : (first ?? moved[0]);
}

/** Versions that no BizTalk version of the random topologies can use. */
const unsupported = ['2012', '2014', '2016', '2017', '2019', '2022'];

export const sqlMutators: readonly Mutator[] = [
  mutator('sql-missing-network-name-dependency', 'takes the dependency away', (view, dice) => {
    const sqlServer = dice.anyOf(view.all('sqlServer'));
    if (!sqlServer) return undefined;
    const names = view.beside(sqlServer, 'networkName');
    return { topology: removeDependencies(view.topology, sqlServer, names), at: [place(sqlServer)] };
  }),

  mutator('sql-missing-disk-dependency', 'takes the dependency away', (view, dice) => {
    const sqlServer = dice.anyOf(view.all('sqlServer'));
    if (!sqlServer) return undefined;
    const disks = view.beside(sqlServer, 'disk');
    return { topology: removeDependencies(view.topology, sqlServer, disks), at: [place(sqlServer)] };
  }),

  mutator('sql-not-clustered', 'keeps the databases on a computer that stands alone', (view, dice) => {
    const sqlServer = usedServer(view, dice);
    if (!sqlServer) return undefined;
    const moved = users(view, sqlServer);
    const first = firstUser(moved);
    const computer = view.workshop.draft('server', 'DB-ALONE', property('windows', word('2003')));
    const [near] = view.all('cluster');
    if (!first || !near) return undefined;
    const topology = addBeside(view.topology, view.placed(near), computer);
    return { topology: moveDatabases(topology, moved, computer), at: [place(first, { property: 'database' })] };
  }),

  mutator('sql-not-clustered', 'keeps the databases on a node', (view, dice) => {
    const sqlServer = usedServer(view, dice);
    const cluster = sqlServer && view.clusterOf(sqlServer);
    const node = cluster && dice.anyOf(view.nodes(cluster));
    if (!node) return undefined;
    const moved = users(view, sqlServer);
    const first = firstUser(moved);
    if (!first) return undefined;
    return {
      topology: moveDatabases(view.topology, moved, node),
      at: [place(first, { property: 'database' })],
    };
  }),

  mutator('sql-not-clustered', 'keeps the databases of one on a computer of their own', (view, dice) => {
    const user = dice.anyOf(
      view.all('biztalkGroup', 'sso').filter((each) => view.targets(each, 'database').length > 0),
    );
    const [near] = view.all('cluster');
    if (!user || !near) return undefined;
    const computer = view.workshop.draft('server', 'DB-ALONE');
    const topology = addBeside(view.topology, view.placed(near), computer);
    const at = [place(user, { property: 'database' })];
    return { topology: setProperty(topology, user, 'database', to(computer)), at };
  }),

  mutator('sql-version-not-supported', 'gives SQL Server a later version', (view, dice) => {
    const sqlServer = usedServer(view, dice);
    if (!sqlServer) return undefined;
    const topology = setProperty(view.topology, sqlServer, 'version', word(dice.one(unsupported)));
    return { topology, at: [place(sqlServer, { property: 'version' })] };
  }),

  mutator('sql-version-not-supported', 'gives a BizTalk group a later version', (view, dice) => {
    const groups = view.all('biztalkGroup').filter((each) => {
      const [sqlServer] = view.targets(each, 'database');
      return sqlServer !== undefined && view.value(sqlServer, 'version') !== undefined;
    });
    const biztalkGroup = dice.anyOf(groups);
    const [sqlServer] = biztalkGroup ? view.targets(biztalkGroup, 'database') : [];
    if (!biztalkGroup || !sqlServer) return undefined;
    const topology = setProperty(view.topology, biztalkGroup, 'version', word('2020'));
    const [sso] = view.all('sso');
    const [other] = sso ? view.targets(sso, 'database') : [];
    const both =
      other && other !== sqlServer && view.value(other, 'version') !== undefined ? [sqlServer, other] : [sqlServer];
    const at = both.map((each) => place(each, { property: 'version' }));
    // Nor is the later version supported on that Windows, or with its adapters and its past.
    const beside = ['version-pairing-unsupported', 'base-edi-removed'];
    return { topology, at, beside };
  }),
];
