import { call } from '../call.ts';
import { entry } from './entry.ts';
import { single } from './single.ts';

export const missing = single('missing', {
  ...entry({
    key: 'missing',
    section: 'imputers',
    standard: () => call('imputers', 'drop'),
    choosing: 'resample',
    noun: 'missing values',
  }),
  notOfWorld: 'in the observations of a world, nothing is missing',
});
