/** Names that mean harm, and a topology that has them everywhere. */

/** A topology with one name in every place where a name may stand. */
export function named(windows: string, name: string): string {
  // A path with a variable tells no folder, and would keep the share out.
  const folder = /%.+%/.test(name) ? 'folder' : name;
  return `
topology "${name}"
domain "${name}" {
  group "${name}"
  account "${name} account"
}
cluster "${name} C" {
  windows: ${windows}
  node N1
  node N2
  node N3
  group "${name} G" {
    disk "${name} D" { drive: "S:" }
    ip "${name} A" { address: 10.0.0.5/24  network: "${name}" }
    networkName "${name} N" dependsOn "${name} A" { name: "${name}" kerberos: yes }
    dtc "${name} T" dependsOn "${name} N", "${name} D"
    msmq "${name} Q" dependsOn "${name} N", "${name} D"
    fileShare "${name} S" dependsOn "${name} N", "${name} D" {
      share: "${name}"
      path: "S:\\${folder}"
      fullControl: "${name} account"
    }
    entsso "${name} E" dependsOn "${name} N"
    iis "${name} W" dependsOn "${name} N" { script: "C:\\${folder}\\own.vbs" }
    biztalkHost "${name} H" dependsOn "${name} N", "${name} Q" {
      possibleOwners: N1, N2
      restart { attempts: 2 }
    }
  }
}
sso {
  masterSecretServer: "${name} E"
  serviceAccount: "${name} account"
  administrators: "${name}"
  affiliateAdministrators: "${name}"
  configuredBy: "${name} account"
  secretBackup: "\\\\VAULT\\${folder}"
}
biztalkGroup "${name} B" {
  version: 2009
  edition: enterprise
  servers: N1, N2
  administrators: "${name}"
  ssoServer: "${name}"
  host "${name} H" { account: "${name} account"  instance N1  instance N2 }
  host "${name} U" { account: "${name} account"  instance N1 }
  adapter "${name}" { receive in "${name} H" }
}`;
}

/** They reach every command as text. */
export const harmless = [
  '$(calc)',
  "'; Remove-Item",
  'x & calc',
  'x | calc > y < z ^',
  '`calc`',
  '```',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '| a | b |',
  '# x',
  '\u2018; calc; \u2019',
  "' OR Name LIKE '",
  '@{a=1}; #',
  '*_~$x$~_*',
  '&lt;b&gt;',
];

/** Cmdlets for clusters and shares could take them as patterns. */
export const patterns: readonly string[] = harmless.filter((name) => /[*?[\]`]/.test(name));

/** No cmd line can pass them on. */
export const refusedByCmd = ['%PATH%', '100%', '!PATH!', 'x\u201Cy', 'x\uFF02y'];
