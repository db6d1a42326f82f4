import { float32, GraphBuilder } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { constant } from '../ops/index.ts';
import { dataOf } from './data.ts';
import type { ExperimentSpec } from './experiment.ts';
import { inputsOf } from './inputs.ts';
import { buildLayers } from './network.ts';

export interface ParameterShape {
  /** `dense1/weight`, `output/bias`, as in `Pin`. */
  readonly name: string;
  readonly shape: Shape;
}

/** The trained tensors of an experiment, in the order in which the layers of the catalog request them. */
export function parametersOf(spec: ExperimentSpec): readonly ParameterShape[] {
  const { task, classes } = dataOf(spec);
  const found: ParameterShape[] = [];
  const builder = new GraphBuilder();
  const input = (name: string, shape: Shape) => builder.input(name, float32(shape));
  buildLayers(spec, input('x', [1, inputsOf(spec).length]), task === 'multiclass' ? classes.length : 1, {
    training: false,
    hyper: (_prefix, _definitions, { args }) =>
      Object.fromEntries(Object.entries(args).map(([name, value]) => [name, constant(builder, value)])),
    parameter(_site, name, shape) {
      found.push({ name, shape });
      return input(name, shape);
    },
    memory: (_site, name, shape) => input(name, shape),
    remember: () => {},
    random: input,
  });
  return found;
}
