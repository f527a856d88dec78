/** What is wrong with a text before it means anything, at the place where it is. */

export interface Fault {
  /** Characters that belong to no token; a token or block that the text leaves open; or what repair had to change. */
  readonly fault: 'character' | 'repair' | 'open';
  /** In UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}
