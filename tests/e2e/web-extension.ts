/** Has VS Code load a packaged extension as a web extension: its browser entry, its server in a worker, no Node. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Page } from 'playwright-core';
import { unpackArchive } from '../../scripts/vscode/archive.ts';

/** Nothing listens there; the tests answer. The workbench's own policy refuses extensions from anything but https. */
const origin = { scheme: 'https', authority: 'extension.test', path: '/' };

/** A worker takes only what says that it is a script. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** For `openFolder`. The extension must not be installed as well: VS Code would prefer that one. */
export async function asWebExtension(vsix: string): Promise<(page: Page) => Promise<void>> {
  const files = unpackArchive(await readFile(vsix));
  return async (page) => {
    await page.route(`${origin.scheme}://${origin.authority}/**`, async (route) => {
      const name = `extension${decodeURIComponent(new URL(route.request().url()).pathname)}`;
      const file = files.get(name);
      const headers = { 'Access-Control-Allow-Origin': '*' };
      const contentType = contentTypes[extname(name)] ?? 'application/octet-stream';
      await route.fulfill(file ? { body: file, contentType, headers } : { status: 404, headers });
    });
    // VS Code reads its configuration from an attribute; the page itself can't be answered from here, because Chromium
    // would then refuse its socket to the loopback interface.
    await page.addInitScript((extension) => {
      const { getAttribute } = Element.prototype;
      Element.prototype.getAttribute = function (name) {
        const value = getAttribute.call(this, name);
        if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
        return JSON.stringify({ ...JSON.parse(value ?? '{}'), additionalBuiltinExtensions: [extension] });
      };
    }, origin);
  };
}
