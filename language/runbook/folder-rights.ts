/** Full Control of a folder for accounts, with the command of each Windows version. */
import type { Cluster } from '../model/topology.ts';
import { isSince } from '../model/versions.ts';
import { type Block, cmd, powershell, unverified, verifyBeforeUse } from './command.ts';
import { cmdLine } from './escape/cmd.ts';
import { powershellLine, programLine } from './escape/powershell.ts';

export interface FolderCommands {
  /** Makes the folder, unless it is the disk itself, and gives the rights. */
  readonly create: Block;
  readonly show: Block;
  readonly done: Block | undefined;
}

/**
 * @param folder its path on the node that has the disk
 * @param isRoot whether it is the disk itself
 * @param names the accounts, with their domains
 */
export function folderCommands(
  { windows }: Cluster,
  folder: string,
  isRoot: boolean,
  names: readonly string[],
): FolderCommands {
  if (windows === '2003') {
    return {
      create: cmd(
        isRoot ? undefined : cmdLine`md ${folder}`,
        ...names.map((name) => cmdLine`cacls ${folder} /E /G ${`${name}:F`}`),
      ),
      show: cmd(cmdLine`cacls ${folder}`),
      done: undefined,
    };
  }
  const right = (name: string) => `${name}:(OI)(CI)F`;
  if (!isSince(windows, '2008R2')) {
    return {
      create: cmd(
        verifyBeforeUse,
        isRoot ? undefined : cmdLine`md ${folder}`,
        ...names.map((name) => cmdLine`icacls ${folder} /grant ${right(name)}`),
      ),
      show: cmd(verifyBeforeUse, cmdLine`icacls ${folder}`),
      done: undefined,
    };
  }
  return {
    create: powershell(
      `# ${unverified}`,
      // Where the folder is there already, it is kept.
      isRoot ? undefined : powershellLine`[void](New-Item -ItemType Directory -Force -Path ${folder})`,
      ...names.map((name) => programLine`icacls ${folder} /grant ${right(name)}`),
    ),
    show: powershell(`# ${unverified}`, programLine`icacls ${folder}`),
    done: powershell(
      powershellLine`$rules = if (Test-Path -LiteralPath ${folder}) { (Get-Item -LiteralPath ${folder}).GetAccessControl().Access }`,
      ...names.map((name, index) => {
        const rule = powershellLine`[bool]($rules | Where-Object { $_.IdentityReference.Value -eq ${name} -and $_.AccessControlType -eq 'Allow' -and $_.FileSystemRights -eq 'FullControl' })`;
        return typeof rule === 'string' && index < names.length - 1 ? `${rule} -and` : rule;
      }),
    ),
  };
}
