/** The extension as a web extension: its browser entry, with the server in a worker. */
import { scenarios } from './scenarios.ts';

scenarios({ name: 'web', release: 'current', runs: 'as web extension' });
