import { allFields } from './fields/index.ts';

/** The keys of an experiment's text, in the order in which they are printed. `v` is the version. */
export const KEYS: readonly string[] = [...allFields.flatMap(({ keys }) => Object.values(keys)), 'v'];

/** The version of the text that this program writes. */
export const VERSION = 1;
