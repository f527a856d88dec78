/** All mutators, and the rules that have none. */
import type { Mutator } from '../mutator.ts';
import { adapterMutators } from './adapter.ts';
import { baseEdiMutators } from './base-edi.ts';
import { clusterMutators } from './cluster.ts';
import { dtcMutators } from './dtc.ts';
import { fileMutators } from './file.ts';
import { groupMutators } from './groups.ts';
import { hostMutators } from './host.ts';
import { installationMutators } from './installation.ts';
import { instanceMutators } from './instances.ts';
import { languageMutators } from './language.ts';
import { masterSecretServerMutators } from './master-secret-server.ts';
import { msmqMutators } from './msmq.ts';
import { networkMutators } from './network.ts';
import { ownerMutators } from './owners.ts';
import { sqlMutators } from './sql.ts';
import { ssoMutators } from './sso.ts';
import { ssoAccountMutators } from './sso-accounts.ts';
import { ssoOnServersMutators } from './sso-on-servers.ts';
import { ssoSettingMutators } from './sso-settings.ts';

export const mutators: readonly Mutator[] = [
  ...languageMutators,
  ...clusterMutators,
  ...groupMutators,
  ...ownerMutators,
  ...networkMutators,
  ...dtcMutators,
  ...msmqMutators,
  ...fileMutators,
  ...baseEdiMutators,
  ...sqlMutators,
  ...ssoMutators,
  ...masterSecretServerMutators,
  ...ssoSettingMutators,
  ...ssoAccountMutators,
  ...ssoOnServersMutators,
  ...hostMutators,
  ...instanceMutators,
  ...adapterMutators,
  ...installationMutators,
];

/** Rules about which a random topology can say nothing, each with the reason. */
export const withoutMutator: ReadonlyMap<string, string> = new Map(
  ['suppression-without-reason', 'unknown-rule', 'unused-suppression'].map((code) => [
    code,
    'It is about comments, which are layout here and no part of a written topology: suppressions.test.ts writes them into the text.',
  ]),
);
