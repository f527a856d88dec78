/** The installed extension in a current VS Code. */
import { scenarios } from './scenarios.ts';

scenarios({ name: 'installed', release: 'current', runs: 'installed' });
