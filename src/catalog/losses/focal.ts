import { float32, type Value } from '../../ir/graph.ts';
import { add, exp, logSoftmax, matmul, mul, neg, type Operand, pow, softplus, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { sumPerExample } from './examples.ts';

export const focal: LossDef<'alpha' | 'gamma'> = {
  label: 'Focal',
  tex: '\\mathcal{L} = -\\frac{1}{n} \\sum_{i=1}^{n} \\alpha_i \\left(1 - p_i\\right)^{\\gamma} \\log p_i, \\quad p_i = \\text{the probability of the true class}',
  hyper: {
    alpha: {
      label: 'Class weight',
      tex: '\\alpha',
      default: 0.25,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher α makes class 1 count more relative to class 0; at 0.5 both count the same.',
    },
    gamma: {
      label: 'Focus',
      tex: '\\gamma',
      default: 2,
      min: 0,
      max: 5,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher γ silences easy examples more thoroughly; at 0 the loss is weighted cross-entropy.',
    },
  },
  aliases: ['focal_loss', 'focal_crossentropy'],
  tasks: ['binary', 'multiclass', 'segmentation', 'multilabel'],
  target: 'values',
  outputs: { softmax: null, sigmoid: null },
  build({ logits, prediction, output, target, hyper: { alpha, gamma } }) {
    const terms =
      output === 'sigmoid'
        ? add(
            mul(mul(target, alpha), towardsOne(logits, gamma)),
            mul(mul(sub(1, target), sub(1, alpha)), towardsOne(neg(logits), gamma)),
          )
        : mul(mul(target, alpha), mul(pow(others(prediction), gamma), neg(logSoftmax(logits))));
    return sumPerExample(terms);
  },
};

/** −(1 − σ(z))^γ · log σ(z), with 1 − σ(z) = exp(−softplus(z)): no power of a number that has rounded to 0. */
function towardsOne(logit: Value, gamma: Operand): Value {
  return mul(exp(neg(mul(gamma, softplus(logit)))), softplus(neg(logit)));
}

/**
 * 1 − p for every class, computed as the sum of the other probabilities: the difference would round to 0 when p is
 * close to 1. The tiny addend keeps the slope of the power finite if all of them underflow.
 */
function others(probabilities: Value): Value {
  const classes = probabilities.type.shape.at(-1) as number;
  const allButOne = Float64Array.from({ length: classes ** 2 }, (_, place) => (place % (classes + 1) === 0 ? 0 : 1));
  const mask = probabilities.builder.constant(allButOne, float32([classes, classes]));
  return add(matmul(probabilities, mask), 1e-30);
}
