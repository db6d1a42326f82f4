import { formatType, reachableFrom, type Value } from '../ir/graph.ts';
import { type Shape, sameShape } from '../math/shape.ts';
import { gradientRules } from '../ops/gradients.ts';
import { constant, reduceSum, reshape } from '../ops/index.ts';
import type { OpName } from '../ops/table.ts';
import { Cotangents } from './cotangents.ts';

/**
 * Reverse-mode differentiation: the gradient of a scalar with respect to each value of `targets`, of that value's
 * shape, as new values of the same graph. A target that the scalar does not depend on gets zeros.
 * @throws TypeError if `loss` is not a scalar
 */
export function gradientsOf(loss: Value, targets: readonly Value[]): Value[] {
  if (loss.type.shape.length !== 0) {
    throw new TypeError(`only a scalar has a gradient here, not ${formatType(loss.type)}`);
  }
  const { builder } = loss;
  const values = reachableFrom([loss]);
  const onTheWay = dependentOn(targets, values);
  const cotangents = new Cotangents();
  cotangents.add(loss, constant(builder, 1));

  for (const value of values.reverse()) {
    const cotangent = onTheWay.has(value) ? cotangents.of(value) : undefined;
    if (!cotangent || value.inputs.length === 0) continue;
    const rule = gradientRules[value.op as OpName];
    if (rule === 'zero') continue;
    if ('join' in rule) {
      cotangents.addPart(value, rule, cotangent);
      continue;
    }
    rule(cotangent, value, value.inputs).forEach((contribution, index) => {
      const input = value.inputs[index] as Value;
      if (contribution && onTheWay.has(input)) cotangents.add(input, sumTo(contribution, input.type.shape));
    });
  }
  return targets.map((target) => cotangents.of(target) ?? constant(builder, 0, target.type.shape));
}

/** The values among `values` (in order of computation) that depend on one of `sources`. */
function dependentOn(sources: readonly Value[], values: readonly Value[]): Set<Value> {
  const dependent = new Set(sources);
  for (const value of values) {
    if (value.inputs.some((input) => dependent.has(input))) dependent.add(value);
  }
  return dependent;
}

/** Undoes broadcasting: sums over the axes along which a tensor of `shape` was stretched. */
function sumTo(gradient: Value, shape: Shape): Value {
  const from = gradient.type.shape;
  if (sameShape(from, shape)) return gradient;
  const leading = from.length - shape.length;
  const stretched = from.flatMap((length, axis) =>
    axis < leading || (shape[axis - leading] === 1 && length !== 1) ? [axis] : [],
  );
  return reshape(stretched.length > 0 ? reduceSum(gradient, stretched) : gradient, shape);
}
