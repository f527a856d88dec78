/** The installed extension in the oldest VS Code that can be had. */
import { scenarios } from './scenarios.ts';

scenarios({ name: 'oldest', release: 'oldest', runs: 'installed' });
