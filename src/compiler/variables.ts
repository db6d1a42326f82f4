import { float32, type GraphBuilder, type Value } from '../ir/graph.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import { piece, reshape } from '../ops/index.ts';
import type { Parameter } from './parameter.ts';
import type { Joined } from './passes/join-biases.ts';

/**
 * A tensor that is differentiated and updated as a whole: a parameter, or a weight with its bias as an additional row.
 */
export interface Variable {
  readonly name: string;
  readonly shape: Shape;
  readonly value: Value;
  /** The parameters that it consists of, in order. */
  readonly parameters: readonly Omit<Parameter, 'value'>[];
}

/** The variables of a graph, in the order of their parameters. */
export function variablesOf(
  builder: GraphBuilder,
  parameters: readonly Parameter[],
  joined: readonly Joined[],
): Variable[] {
  return parameters.flatMap((parameter) => {
    if (joined.some(({ bias }) => bias === parameter.name)) return [];
    const one = joined.find(({ weight }) => weight === parameter.name);
    const bias = parameters.find(({ name }) => name === one?.bias);
    const { name, shape } = one ?? parameter;
    return {
      name,
      shape,
      value: builder.input(name, float32(shape)),
      parameters: bias ? [parameter, bias] : [parameter],
    };
  });
}

/** The gradient of every parameter, from those of the variables. */
export function gradientsByName(variables: readonly Variable[], gradients: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(
    variables.flatMap(({ parameters }, index) => {
      const gradient = gradients[index] as Value;
      const lengths = parameters.map(({ shape }) => sizeOf(shape));
      const flat = reshape(gradient, [sizeOf(gradient.type.shape)]);
      return parameters.map(({ name, shape }, place) => [
        name,
        parameters.length === 1 ? gradient : reshape(piece(flat, lengths, place), shape),
      ]);
    }),
  );
}
