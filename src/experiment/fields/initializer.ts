import { call } from '../call.ts';
import { weightInitializers } from '../choices.ts';
import { entry } from './entry.ts';
import { single } from './single.ts';

export const initializer = single(
  'initializer',
  entry({
    key: 'init',
    section: 'initializers',
    standard: () => call('initializers', 'xavier_uniform'),
    only: { possible: weightInitializers, why: cannotDrawWeights },
    choosing: 'resample',
    place: 'initializer',
  }),
);

export function cannotDrawWeights(id: string): string {
  return `initializer "${id}" cannot draw weights`;
}
