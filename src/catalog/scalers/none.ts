import { UNSCALED } from '../../math/scale.ts';
import type { ScalerDef } from './definition.ts';

export const none: ScalerDef = {
  label: 'None',
  tex: "x' = x",
  text: 'Passes every column to the network in its own unit. That is right when all columns already share a range around zero, like the generated data, or lie between zero and one, like pixels. Otherwise the column with the largest numbers dominates: a weight of 4,000 grams outweighs a bill depth of 18 millimetres, units saturate at the first step, and the loss becomes a narrow valley along which gradient descent must creep, because the learning rate that is safe for one weight is far too small for another. This does not matter to decision trees, but it does to anything that multiplies inputs by weights. If the loss jumps or many units are dead at the start, you have probably forgotten a scaler.',
  reference: {
    authors: 'T. Hastie, R. Tibshirani, J. Friedman',
    year: 2009,
    title: 'The Elements of Statistical Learning, section 11.5.3',
    url: 'https://hastie.su.domains/ElemStatLearn/',
  },
  hyper: {},
  fit: () => UNSCALED,
};
