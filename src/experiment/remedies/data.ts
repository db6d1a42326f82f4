import { scalerFor } from '../scaler.ts';
import { environmentOf } from '../world.ts';
import type { RemedyDef } from './definition.ts';

/** The mean 0 and the deviation 1 for every input. */
export const standardize: RemedyDef = (spec) =>
  spec.scaler.id === 'standard' || environmentOf(spec)
    ? null
    : {
        label: 'Try standardized inputs',
        as: 'inputs that have the mean 0 and the deviation 1',
        change: { scaler: scalerFor(spec, 'standard') },
      };
