/** Which versions of SQL Server each version of BizTalk Server keeps its databases on. */
import type { BiztalkVersion, SqlServerVersion } from './versions.ts';

/**
 * The white paper names SQL Server 2000, 2005 and 2008 for the versions that it is about, and leaves it to their installation
 * guides which goes with which (lines 123 to 127); from BizTalk Server 2013 on it is in Microsoft's hardware and software
 * requirements. SQL Server 2022 needs cumulative update 6 of BizTalk Server 2020.
 */
const supported: Readonly<Record<BiztalkVersion, readonly SqlServerVersion[]>> = {
  '2006': ['2000', '2005'],
  '2006R2': ['2000', '2005'],
  '2009': ['2005', '2008'],
  '2010': ['2008', '2008R2'],
  '2013': ['2008R2', '2012'],
  '2013R2': ['2012', '2014'],
  '2016': ['2014', '2016'],
  '2020': ['2016', '2017', '2019', '2022'],
};

/** The SQL Server versions that a BizTalk Server version supports, ascending. */
export function sqlServersFor(version: BiztalkVersion): readonly SqlServerVersion[] {
  return supported[version];
}
