/** A strict reader of XML as the picture uses it, which throws at whatever is not well formed. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** What XML 1.0 allows in a document (its production 2). */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** @throws where the text is not one well-formed element. */
export function parseXml(text: string): XmlElement {
  const bad = forbidden.exec(text);
  if (bad !== null) throw new Error(`Character ${bad[0].codePointAt(0)?.toString(16)} at ${bad.index} is not XML.`);
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${text.slice(at, at + 40)}`);
  };
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    at = pattern.lastIndex;
    return match;
  };
  const decode = (raw: string) =>
    raw.replace(/&([^;]*);?/g, (whole, entity: string) =>
      whole.endsWith(';') ? (entities.get(entity) ?? fail(`unknown entity ${entity}`)) : fail('bare ampersand'),
    );
  const element = (): XmlElement => {
    const name = take(/<([A-Za-z]+)/y)?.[1] ?? fail('no element');
    const attributes = new Map<string, string>();
    for (
      let match = take(/\s+([A-Za-z][A-Za-z0-9-]*)="([^"<]*)"/y);
      match;
      match = take(/\s+([A-Za-z][A-Za-z0-9-]*)="([^"<]*)"/y)
    ) {
      const [, key = '', value = ''] = match;
      if (attributes.has(key)) fail(`attribute ${key} twice`);
      attributes.set(key, decode(value));
    }
    if (take(/\/>/y)) return { name, attributes, children: [] };
    if (!take(/>/y)) fail('open tag');
    const children: (XmlElement | string)[] = [];
    while (!take(new RegExp(`</${name}>`, 'y'))) {
      const words = take(/[^<]+/y)?.[0];
      if (words?.includes(']]>')) fail('end of a section that never began');
      children.push(words === undefined ? element() : decode(words));
    }
    return { name, attributes, children };
  };
  const root = element();
  if (at !== text.length) fail('something after the end');
  return root;
}

/** The element and everything in it, in document order. */
export function* elementsOf(root: XmlElement): Iterable<XmlElement> {
  yield root;
  for (const child of root.children) if (typeof child !== 'string') yield* elementsOf(child);
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
