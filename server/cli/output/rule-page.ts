/** The pages of the rules as they are shown outside of the repository. */

/** A page without the comments between which a part of it is generated. */
export function withoutMarkers(page: string): string {
  return page.replace(/^<!--.*-->\r?\n(\r?\n)?/gm, '');
}

/** A page whose links lead to where the other pages are; where that isn't known, and to other files, there are none. */
export function withLinks(page: string, urlOf: (code: string) => string | undefined): string {
  return page.replace(/\[([^\]]*)\]\(([a-z0-9-]+)\.(md|btc)\)/g, (_, text: string, name: string, ending: string) => {
    const url = ending === 'md' ? urlOf(name) : undefined;
    return url === undefined ? text : `[${text}](${url})`;
  });
}
