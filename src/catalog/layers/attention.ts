/** Multi-head self-attention, shared by the layers that contain it. */
import { float32, type Value } from '../../ir/graph.ts';
import type { SampleType } from '../../math/sample.ts';
import { add, matmul, mul, pieces, reshape, softmax, transpose } from '../../ops/index.ts';
import type { Hyperparameter } from '../entry.ts';
import type { LayerContext } from './definition.ts';
import { asSequence } from './sequences.ts';

export const heads: Hyperparameter = {
  label: 'Heads',
  tex: 'H',
  default: 2,
  min: 1,
  max: 16,
  scale: 'linear',
  integer: true,
  effect: 'recompile',
  explain:
    'More heads let each step attend to more things at once, but each head compares fewer features: their number is divided among the heads.',
};

/** A sequence, unchanged, or why attention with this number of heads cannot take it. */
export function outputOfAttention<Args extends Readonly<Record<'heads', number>>>(
  x: SampleType,
  args: Args,
): SampleType | { readonly problem: string; readonly instead: Args | null } {
  const size = asSequence(x);
  if ('problem' in size) return size;
  const { features } = size;
  if (features % args.heads === 0) return x;
  const why =
    features === 1 ? 'but its input has a single feature' : `which do not divide the ${features} features of its input`;
  return {
    problem: `has ${args.heads} heads, ${why}`,
    instead: { ...args, heads: nearestDivisor(features, args.heads) },
  };
}

/** The divisor of `number` within the range of heads that is nearest to `wanted`; the smaller of two. */
function nearestDivisor(number: number, wanted: number): number {
  const divisors = Array.from({ length: heads.max }, (_, index) => index + 1).filter((one) => number % one === 0);
  return divisors.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));
}

interface Attention {
  readonly batch: number;
  readonly steps: number;
  readonly heads: number;
  readonly causal: boolean;
}

/**
 * Scaled dot-product self-attention with several heads: softmax(QKᵀ / √(features / heads)) V for each of them, and a
 * linear map of all their results. Vaswani et al. (2017), sections 3.2.1 and 3.2.2.
 * @param rows the features of each step, [batch · steps, features]
 * @returns [batch · steps, features]
 */
export function attend(
  rows: Value,
  { batch, steps, heads, causal }: Attention,
  { weight, bias, show }: Pick<LayerContext, 'weight' | 'bias' | 'show'>,
): Value {
  const { builder } = rows;
  const features = rows.type.shape[1] as number;
  const width = features / heads;
  // Each of the three maps has as many outputs as inputs.
  const fans = { fanIn: features, fanOut: features };
  const inWeight = weight('in_proj_weight', [features, 3 * features], fans);
  const inBias = bias('in_proj_bias', [3 * features]);
  const outWeight = weight('out_proj_weight', [features, features], fans);
  const outBias = bias('out_proj_bias', [features]);

  const projected = reshape(add(matmul(rows, inWeight), inBias), [batch, steps, 3, heads, width]);
  // One transpose of all three costs less than one of each.
  const [queries, keys, values] = pieces(transpose(projected, [2, 0, 3, 1, 4]), [1, 1, 1], 0).map((one) =>
    reshape(one, [batch, heads, steps, width]),
  ) as [Value, Value, Value];

  const scores = matmul(mul(queries, 1 / Math.sqrt(width)), keys, { transB: true });
  const visible = causal ? add(scores, builder.constant(hidingLater(steps), float32([steps, steps]))) : scores;
  const weights = softmax(visible);
  show?.('scores', [visible]);
  show?.('attention', [weights]);
  const together = reshape(transpose(matmul(weights, values), [0, 2, 1, 3]), [batch * steps, features]);
  return add(matmul(together, outWeight), outBias);
}

/** Added to the score of a step that another may not attend to: its exponential is exactly 0 beside any other. */
export const HIDDEN = -1e9;

/** What is added to the scores [steps, steps] so that no step attends to a later one. */
function hidingLater(steps: number): Float64Array {
  return Float64Array.from({ length: steps * steps }, (_, place) =>
    place % steps > Math.floor(place / steps) ? HIDDEN : 0,
  );
}
