/** Reads a page as a browser does: by the parser of the HTML standard, which tells every error. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, type Token } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** @throws where the page has an error */
export function readHtml(page: string): DefaultTreeAdapterTypes.Document {
  const errors: string[] = [];
  const document = parse(page, { onParseError: ({ code, startLine }) => errors.push(`${code} in line ${startLine}`) });
  if (errors.length > 0) throw new Error(`The page is not HTML: ${errors.join(', ')}.`);
  return document;
}

/** The elements in the node, itself among them, in the order of the document. */
export function elementsIn(node: HtmlNode): readonly HtmlElement[] {
  const own = defaultTreeAdapter.isElementNode(node) ? [node] : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(elementsIn)] : own;
}

export function textOf(node: HtmlNode): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

export function attribute({ attrs }: HtmlElement, wanted: string): string | undefined {
  return attrs.find(({ name }: Token.Attribute) => name === wanted)?.value;
}
