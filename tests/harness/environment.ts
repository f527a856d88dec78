/** The file that the examples of many pages import, so that they can leave out what they are not about. */
import { readFileSync } from 'node:fs';
import type { Texts } from './analysis.ts';

export const environmentFile = 'environment.btc';
const address = new URL(`../../language/docs/rules/${environmentFile}`, import.meta.url);

/** The files of an example, with the environment where one of them imports it. */
export function withEnvironment(texts: Texts): Texts {
  const isImported = [...texts.values()].some((text) => text.includes(`import "${environmentFile}"`));
  return isImported && !texts.has(environmentFile)
    ? new Map([...texts, [environmentFile, readFileSync(address, 'utf8')]])
    : texts;
}
