/** Another node can work with the master secret only after it was restored there from its backup. */
import { placementOf } from '../../model/master-secret-server.ts';
import { at, defineRule, fix, set } from '../rule.ts';
import { isStated } from './stated.ts';

/**
 * Where the backup is kept by default, for a Windows on drive C. The configuration makes up four more characters of the file's
 * name each time (white paper, line 506); any other will do.
 */
const defaultBackup = 'C:\\Program Files\\Common Files\\Enterprise Single Sign-On\\SSO.bak';

export default defineRule({
  code: 'sso-secret-backup-missing',
  section: 'sso',
  severity: 'warning',
  on: 'sso',
  summary: 'The master secret server is clustered, and no backup of the master secret is stated.',
  source: { basis: 'stated', lines: [506, 558, 693] },
  fixAll: true,
  *check(sso, whole) {
    const { masterSecretServer: server, secretBackup } = sso;
    if (sso !== whole().sso || !server) return;
    const isBlank = secretBackup?.trim() === '';
    const placement = placementOf(server);
    if (placement.is !== 'clustered' || (isStated(sso, 'secretBackup', whole()) && !isBlank)) return;
    const { cluster } = placement.entsso.group;
    yield at(
      sso,
      isBlank ? { property: 'secretBackup' } : 'keyword',
      `No backup of the master secret is stated, though ${server.name} is clustered on ${cluster.name}. The secret is restored from it on every node but the first, and without it no other node can take over.`,
      fix('Insert the default path of the backup', set(sso, 'secretBackup', { quoted: defaultBackup })),
    );
  },
});
