import type { Value } from '../../ir/graph.ts';
import type { Shape } from '../../math/shape.ts';
import { constant } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

/**
 * Applies an activation outside a network: its hyperparameters are constants, and so are its trained parameters, at
 * their initial values.
 * @param x [batch, units]
 * @param onParameter is called for every trained parameter
 */
export function applyActivation(
  { build, hyper }: ActivationDef,
  x: Value,
  args: Readonly<Record<string, number>>,
  onParameter: (name: string, shape: Shape) => void = () => {},
): Value {
  const values = Object.keys(hyper).map((name) => [name, constant(x.builder, args[name] ?? Number.NaN)]);
  return build(x, Object.fromEntries(values), {
    args,
    parameter(name, shape, initial) {
      onParameter(name, shape);
      return constant(x.builder, initial, shape);
    },
  });
}
