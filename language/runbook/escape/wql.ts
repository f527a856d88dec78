/** Quotes text for WQL, the query language of WMI. */

/** The text in single quotes. WQL escapes quotes and backslashes with a backslash. The shell's own quoting comes on top. */
export function quoteWql(text: string): string {
  return `'${text.replace(/[\\'"]/g, '\\$&')}'`;
}
