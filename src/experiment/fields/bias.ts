import { call } from '../call.ts';
import { biasInitializers } from '../choices.ts';
import { entry } from './entry.ts';
import { single } from './single.ts';

export const bias = single(
  'bias',
  entry({
    key: 'bias',
    section: 'initializers',
    standard: () => call('initializers', 'zeros'),
    only: { possible: biasInitializers, why: (id) => `initializer "${id}" cannot draw biases` },
    choosing: 'resample',
    noun: 'bias initializer',
    place: 'bias',
  }),
);
