/** Tells at once of each mutant that no test notices, where Stryker tells of them at its end. */
import type { MutantResult } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { described } from './report.ts';

class SurvivorReporter {
  onMutantTested(result: Readonly<MutantResult>): void {
    if (result.status === 'Survived' || result.status === 'NoCoverage') console.log(described(result));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', SurvivorReporter)];
