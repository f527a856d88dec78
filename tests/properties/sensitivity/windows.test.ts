/** Sensitivity and healing of the rules of some sections, which are tested beside the others. */
import { testMutators } from '../sensitivity.ts';

testMutators('cluster', 'dtc', 'sql', 'msmq', 'file');
