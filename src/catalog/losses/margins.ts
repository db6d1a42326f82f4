import type { Value } from '../../ir/graph.ts';
import { mul, relu, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';

/** The output activations for losses that ask for a margin between the classes. */
export const MARGIN_OUTPUTS: LossDef['outputs'] = {
  linear: null,
  tanh: 'Tanh reaches the margin of 1 only at infinity, so no example ever clears it: the loss stays above 0 and the weights keep growing while the slope of tanh fades.',
};

/** By how much each example falls short of its margin: max(0, 1 − y·ŷ). */
export const shortfall = (prediction: Value, target: Value) => relu(sub(1, mul(target, prediction)));
