import { UNSCALED } from '../../math/scale.ts';
import type { ScalerDef } from './definition.ts';

export const none: ScalerDef = {
  label: 'None',
  tex: "x' = x",
  text: 'Feeds every column in its own unit. That is right when all of them share a range around zero already, as the generated points do, or pixels between zero and one. Otherwise the column with the largest numbers rules: a weight of 4,000 grams drowns a beak of 18 millimetres, its unit saturates at the first step, and the loss becomes a narrow valley along which gradient descent must creep, because the learning rate that is safe for one weight is far too small for another. Decision trees do not mind, but anything that multiplies inputs by weights does. A loss that jumps or a row of dead units at the start is the usual sign that a scaler was forgotten.',
  reference: {
    authors: 'T. Hastie, R. Tibshirani, J. Friedman',
    year: 2009,
    title: 'The Elements of Statistical Learning, section 11.5.3',
    url: 'https://hastie.su.domains/ElemStatLearn/',
  },
  hyper: {},
  fit: () => UNSCALED,
};
