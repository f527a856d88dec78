/** The preview page as HTML: an empty frame for the packaged script and style, which may do nothing else. */

export interface PageSource {
  /** The URI of the previewed file; it comes back in the state that the page saves. */
  readonly uri: string;
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** What the webview's own resources are allowed by. */
  readonly cspSource: string;
  /** Unguessable, new for each page. */
  readonly nonce: string;
}

export function previewPage({ uri, title, script, style, cspSource, nonce }: PageSource): string {
  const policy = [
    "default-src 'none'",
    "img-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(title)}</title>
  <link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body data-uri="${escapeHtml(uri)}">
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
