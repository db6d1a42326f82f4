import { float32, GraphBuilder, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { constant } from '../ops/index.ts';
import { call } from './call.ts';
import { dataOf } from './data.ts';
import type { Call, ExperimentSpec } from './experiment.ts';
import { inputsOf } from './inputs.ts';
import { entryOf } from './lookup.ts';
import { layerName } from './places.ts';

export interface ParameterShape {
  /** `dense1/weight`, `output/bias`, as in `Pin`. */
  readonly name: string;
  readonly shape: Shape;
}

/** The trained tensors of an experiment, in the order in which the layers of the catalog request them. */
export function parametersOf(spec: ExperimentSpec): readonly ParameterShape[] {
  const { layers, output } = spec;
  const { task, classes } = dataOf(spec);
  const last = call('layers', 'dense', { units: task === 'multiclass' ? classes.length : 1 });
  const found: ParameterShape[] = [];
  const inputs = new GraphBuilder().input('x', float32([1, inputsOf(spec).length]));
  const hidden = layers.reduce(
    (x, layer, index) => buildLayer(found, layerName(layers, index), layer, layer.activation, x),
    inputs,
  );
  buildLayer(found, 'output', last, output, hidden);
  return found;
}

function buildLayer(found: ParameterShape[], layer: string, { id, args }: Call, activation: Call | null, x: Value) {
  const { builder } = x;
  const input = (local: string, shape: Shape) => builder.input(`${layer}/${local}`, float32(shape));
  const trained = (local: string, shape: Shape) => {
    found.push({ name: `${layer}/${local}`, shape });
    return input(local, shape);
  };
  const constants = (of: Call) =>
    Object.fromEntries(Object.entries(of.args).map(([name, value]) => [name, constant(builder, value)]));
  return entryOf('layers', id).build(x, {
    training: false,
    args,
    hyper: constants({ id, args }),
    weight: trained,
    bias: trained,
    parameter: trained,
    memory: input,
    remember: () => {},
    random: input,
    activate(before) {
      if (activation === null) return before;
      const definition = entryOf('activations', activation.id);
      return definition.build(before, constants(activation), { args: activation.args, parameter: trained });
    },
  });
}
