/** The cluster starts a Generic Service by the name of the Windows service, which for Enterprise SSO is fixed. */
import { isSameName } from '../language/near.ts';
import { at, defineRule, fix, set } from '../rule.ts';

/** The name of the service in Windows, not the one that it is displayed under. */
const serviceName = 'entsso';

export default defineRule({
  code: 'sso-service-name',
  section: 'sso',
  severity: 'error',
  on: 'entsso',
  summary: 'A clustered Enterprise SSO service states another service than entsso.',
  source: { basis: 'stated', lines: [661, 1006] },
  fixAll: true,
  *check(entsso) {
    const { name, service } = entsso;
    if (service === undefined || isSameName(service.trim(), serviceName)) return;
    yield at(
      entsso,
      { property: 'service' },
      `${name} states the service "${service}", but the service of Enterprise SSO is named "${serviceName}". The cluster would watch over another service, or over none.`,
      fix(`Change to ${serviceName}`, set(entsso, 'service', { quoted: serviceName })),
    );
  },
});
