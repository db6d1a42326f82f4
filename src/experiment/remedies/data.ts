import { dataOf } from '../data.ts';
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

/** For a feature that gives the target away. The last feature stays, because a network needs an input. */
export const remove_feature: RemedyDef = (spec, column = '') => {
  const features = spec.features.filter((one) => one !== column);
  if (features.length === 0 || features.length === spec.features.length) return null;
  const label = dataOf(spec).columns.find(({ id }) => id === column)?.label ?? column;
  return { label: `Try without “${label}”`, as: `no feature “${label}”`, change: { features } };
};

/** For a scaler that has seen the validation examples. */
export const fit_on_training: RemedyDef = ({ scaler }) =>
  scaler.args.fit
    ? {
        label: 'Fit the scaler on the training part',
        as: 'a scaler that has seen only the training examples',
        change: { scaler: { ...scaler, args: { ...scaler.args, fit: 0 } } },
      }
    : null;
