/** In which versions of BizTalk Server the Base EDI adapter exists (white paper, line 414). */
import type { Adapter } from './topology.ts';
import { biztalkVersions } from './versions.ts';

export const baseEdi = 'Base EDI';

/**
 * What has become of the adapter in the version of its BizTalk group: BizTalk Server 2006 has it, 2006 R2 only where it was
 * upgraded from 2006, and deprecated, and no later version has it. Undefined where it is another adapter, or where the version
 * isn't known.
 */
export type BaseEdiState = 'available' | 'deprecated' | 'requires upgrade' | 'removed';

export function baseEdiStateOf({ name, biztalkGroup }: Adapter): BaseEdiState | undefined {
  const { version, upgradedFrom, properties } = biztalkGroup;
  if (name.toLowerCase() !== baseEdi.toLowerCase() || version === undefined) return undefined;
  if (version === '2006') return 'available';
  if (biztalkVersions.indexOf(version) > biztalkVersions.indexOf('2006R2')) return 'removed';
  if (upgradedFrom === '2006') return 'deprecated';
  const isUnclear = upgradedFrom === undefined && properties.some(({ key }) => key === 'upgradedFrom');
  return isUnclear ? undefined : 'requires upgrade';
}
