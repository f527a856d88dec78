/** Paths of folders, as people write them. */
import { describe, expect, test } from 'vitest';
import {
  foldersBelow,
  type LocalPath,
  readPath,
  writeLocalPath,
  writeNetworkPath,
} from '../../language/model/windows-path.ts';

const local = (drive: string, ...folders: string[]): LocalPath => ({ kind: 'local', drive, folders });
const network = (server: string, share: string, ...folders: string[]) => ({ kind: 'network', server, share, folders });
const relative = (...folders: string[]) => ({ kind: 'relative', folders });

describe('a path is read', () => {
  test.each([
    ['a folder on a drive', 'S:\\Drop\\In', local('S:', 'Drop', 'In')],
    ['a drive in lower case', 's:\\Drop', local('S:', 'Drop')],
    ['a backslash at the end', 'S:\\Drop\\', local('S:', 'Drop')],
    ['slashes of either kind', 'S:/Drop\\In/', local('S:', 'Drop', 'In')],
    ['repeated backslashes', 'S:\\\\Drop\\\\In', local('S:', 'Drop', 'In')],
    ['a drive alone', 'S:', local('S:')],
    ['the root of a drive', 'S:\\', local('S:')],
    ['a drive without the backslash', 'S:Drop', local('S:', 'Drop')],
    ['spaces around it and in it', '  S:\\Drop Zone ', local('S:', 'Drop Zone')],
    ['dots on the way', 'S:\\Drop\\.\\Out\\..\\In', local('S:', 'Drop', 'In')],
    ['dots beyond the root', 'S:\\..\\..\\Drop', local('S:', 'Drop')],
    ['a long path', '\\\\?\\S:\\Drop', local('S:', 'Drop')],
    ['a long path with slashes', '//?/S:/Drop', local('S:', 'Drop')],
    ['a device path', '\\\\.\\S:\\Drop', local('S:', 'Drop')],
    ['a share', '\\\\BIZTALKCLUSTER\\Drop', network('BIZTALKCLUSTER', 'Drop')],
    ['a folder on a share', '\\\\BIZTALKCLUSTER\\Drop\\In\\', network('BIZTALKCLUSTER', 'Drop', 'In')],
    ['a share with slashes', '//BIZTALKCLUSTER/Drop/In', network('BIZTALKCLUSTER', 'Drop', 'In')],
    ['doubled backslashes', '\\\\\\\\BIZTALKCLUSTER\\\\Drop', network('BIZTALKCLUSTER', 'Drop')],
    ['a long path of a share', '\\\\?\\UNC\\BIZTALKCLUSTER\\Drop\\In', network('BIZTALKCLUSTER', 'Drop', 'In')],
    ['a long path of a share in lower case', '\\\\?\\unc\\B\\Drop', network('B', 'Drop')],
    ['an administrative share', '\\\\BTS01\\S$\\Drop', network('BTS01', 'S$', 'Drop')],
    ['dots that stay on the share', '\\\\B\\Drop\\..\\..\\In', network('B', 'Drop', 'In')],
    ['no drive', '\\Drop\\In', relative('Drop', 'In')],
    ['a name alone', 'Drop', relative('Drop')],
    ['more letters than a drive has', 'SS:\\Drop', relative('SS:', 'Drop')],
    ['nothing', '', undefined],
    ['blanks', '  ', undefined],
    ['a server without a share', '\\\\BIZTALKCLUSTER', undefined],
    ['a server without a share, still typed', '\\\\BIZTALKCLUSTER\\', undefined],
    ['the beginning of a share', '\\\\', undefined],
    ['the prefix of long paths alone', '\\\\?\\', undefined],
    ['a volume', '\\\\?\\Volume{b75e2c83-0000-0000-0000-602f00000000}\\Drop', undefined],
    ['a variable', '%DROP%\\In', undefined],
    ['a per cent sign', 'S:\\100%', local('S:', '100%')],
  ])('%s', (_, text, path) => {
    expect(readPath(text)).toEqual(path);
  });
});

test.each([
  ['the folder itself', 'S:\\Drop', []],
  ['a folder in it', 'S:\\Drop\\In\\New', ['In', 'New']],
  ['another case', 's:\\DROP\\In', ['In']],
  ['a namesake that goes on', 'S:\\Dropped\\In', undefined],
  ['the folder around it', 'S:\\', undefined],
  ['another drive', 'T:\\Drop', undefined],
])('what lies below S:\\Drop: %s', (_, text, folders) => {
  const path = readPath(text);
  if (path?.kind !== 'local') throw new Error(`${text} is on no drive.`);
  expect(foldersBelow(local('S:', 'drop'), path)).toEqual(folders);
});

test('are written with backslashes', () => {
  expect(writeLocalPath('S:', [])).toBe('S:\\');
  expect(writeLocalPath('S:', ['Drop', 'In'])).toBe('S:\\Drop\\In');
  expect(writeNetworkPath('CLU', 'Drop', [])).toBe('\\\\CLU\\Drop');
  expect(writeNetworkPath('CLU', 'Drop', ['In'])).toBe('\\\\CLU\\Drop\\In');
});
