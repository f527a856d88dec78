/** A file of a rendered runbook. */
export interface RunbookFile {
  /** Without a folder; every file system takes it, and no two files of a rendering differ by case alone. */
  readonly name: string;
  readonly text: string;
  /** Whether it begins with a byte order mark, without which Windows PowerShell takes a script for one of the system's code page. */
  readonly byteOrderMark?: true;
}
