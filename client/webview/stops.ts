/** What the arrow keys reach in a picture: its parts, and after each the badge with what was found at it. */

/** Tells the badge of a part from the part itself. */
export function badgeStop(part: string): string {
  return `findings:${part}`;
}

/** The identity of the stop with these attributes; undefined where they are no stop's. */
export function stopOf(attribute: (name: string) => string | null | undefined): string | undefined {
  const badged = attribute('data-findings');
  return typeof badged === 'string' ? badgeStop(badged) : (attribute('data-place') ?? undefined);
}
