import type { Value } from '../../ir/graph.ts';
import { minimum, relu } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

/** The constant comes first so that the derivative at exactly 6 is 0, as it is at exactly 0. */
export const clampTo6 = (x: Value) => minimum(6, relu(x));

export const relu6: ActivationDef = {
  label: 'ReLU6',
  tex: '\\operatorname{ReLU6}(x) = \\min\\left(\\max(0, x),\\, 6\\right)',
  hyper: {},
  places: ['hidden'],
  gain: () => Math.SQRT2,
  build: (x) => clampTo6(x),
};
