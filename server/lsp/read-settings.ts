/** Reads settings files: apart, so that what takes JSON with comments and patterns apart is loaded where there is one. */
import { readSettings, rules } from '#language';

const codes = rules.map(({ code }) => code);

export function readSettingsText(text: string): ReturnType<typeof readSettings> {
  return readSettings(text, codes);
}
