import { call } from '../call.ts';
import { entry } from './entry.ts';
import { single } from './single.ts';

export const outliers = single('outliers', {
  ...entry({
    key: 'outliers',
    section: 'outliers',
    standard: () => call('outliers', 'keep'),
    choosing: 'resample',
    noun: 'outliers',
  }),
  notOfWorld: 'a world has no examples that could be outliers',
});
