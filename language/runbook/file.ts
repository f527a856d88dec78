/** A file of a rendered runbook. */
export interface RunbookFile {
  /** Without a folder; every file system takes it, and no two files of a rendering differ by case alone. */
  readonly name: string;
  readonly text: string;
}
