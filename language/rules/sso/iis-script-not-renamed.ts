/** The script that Windows brings along for the web service can't be used as it is, and can't be changed in place. */
import { originalScript } from '../../model/iis-script.ts';
import { at, defineRule, fix, set } from '../rule.ts';
import { withOwnScript } from './web-service.ts';

export default defineRule({
  code: 'iis-script-not-renamed',
  section: 'sso',
  severity: 'error',
  on: 'iis',
  summary: "A clustered web service runs the script that comes with Windows, which can't be used as it is.",
  source: { basis: 'stated', lines: [784, 799, 847, 927, 1018, 1062] },
  fixAll: true,
  *check(iis) {
    const { windows } = iis.group.cluster;
    const script = iis.script === undefined ? undefined : withOwnScript(iis.script);
    if (script === undefined || windows === undefined) return;
    yield at(
      iis,
      { property: 'script' },
      `${iis.name} runs ${originalScript}. ` +
        (windows === '2003'
          ? "As it comes with Windows it can't take the web service offline, and Windows File Protection reverts every change to it."
          : 'That script is written for the IIS of Windows Server 2003, and a later version of IIS needs another one.'),
      fix(`Use ${script}`, set(iis, 'script', { quoted: script })),
    );
  },
});
