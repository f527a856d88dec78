/** The preview page as HTML: an empty frame for the packaged script and style, which may do nothing else. */

export interface PageSource {
  /** The URI of the previewed file; it comes back in the state that the page saves. */
  readonly uri: string;
  readonly title: string;
  /** Translations of the page's own texts, by the English ones; none where they are English. */
  readonly translations: Readonly<Record<string, string>>;
  /** What they are in, such as "de". */
  readonly language: string;
  readonly script: string;
  readonly style: string;
  /** What the webview's own resources are allowed by. */
  readonly cspSource: string;
  /** Unguessable, new for each page. */
  readonly nonce: string;
}

export function previewPage(source: PageSource): string {
  const { uri, title, translations, language, script, style, cspSource, nonce } = source;
  const policy = [
    "default-src 'none'",
    // A picture that it makes pixels of; no address of anything else begins so.
    'img-src blob:',
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(title)}</title>
  <link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body data-uri="${escapeHtml(uri)}" data-translations="${escapeHtml(JSON.stringify(translations))}">
  <div id="page"></div>
  <script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
