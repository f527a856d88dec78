/** Which versions of SQL Server each version of BizTalk Server is supported on, as its installation guides have it. */
import type { BiztalkVersion, SqlServerVersion } from './versions.ts';

const sqlServersFor: Readonly<Record<BiztalkVersion, readonly SqlServerVersion[]>> = {
  2006: ['2000', '2005'],
  '2006R2': ['2000', '2005'],
  2009: ['2005', '2008'],
  2010: ['2008', '2008R2'],
  2013: ['2008R2', '2012'],
  '2013R2': ['2012', '2014'],
  2016: ['2014', '2016'],
  2020: ['2016', '2017', '2019', '2022'],
};

/** The SQL Server versions that a BizTalk version is supported on, the oldest first. */
export function sqlServerVersionsFor(biztalk: BiztalkVersion): readonly SqlServerVersion[] {
  return sqlServersFor[biztalk];
}
