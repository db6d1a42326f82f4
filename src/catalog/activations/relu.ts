import { relu as reluOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const relu: ActivationDef = {
  label: 'ReLU',
  tex: '\\operatorname{ReLU}(x) = \\max(0, x)',
  hyper: {},
  aliases: ['rectifier'],
  places: ['hidden', 'output'],
  gain: () => Math.SQRT2,
  build: (x) => reluOp(x),
};
