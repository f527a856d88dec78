/** Quotes texts for ssomanage and ssoconfig, the commands of Enterprise SSO. */
import { quoteCmd } from './cmd.ts';
import { quoting } from './template.ts';

/** What begins like an option would be taken for one, quoted or not. */
const unsafeForSso = /^[/-]/;

/** A cmd line for a command of Enterprise SSO. Each inserted text is quoted; where one can't be, the whole line is refused. */
export const ssoLine = quoting((text) => (unsafeForSso.test(text) ? undefined : quoteCmd(text)));
