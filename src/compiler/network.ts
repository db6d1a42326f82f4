import type { Hyperparameters } from '../catalog/entry.ts';
import type { Fans } from '../catalog/initializers/definition.ts';
import { float32, type GraphBuilder, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { constant } from '../ops/index.ts';
import { call } from '../spec/call.ts';
import { layerName } from '../spec/effect.ts';
import type { Call, ExperimentSpec, LayerSpec } from '../spec/experiment.ts';
import { entryOf } from '../spec/lookup.ts';

/** A trained tensor. */
export interface Parameter {
  /** `dense1/weight`, `output/bias`. */
  readonly name: string;
  readonly shape: Shape;
  /** What the initializer draws by; null for a bias, which starts at zero. */
  readonly fans: Fans | null;
  readonly value: Value;
}

/** A layer as it stands in a graph. */
export interface BuiltLayer {
  readonly name: string;
  /** Id of its activation. */
  readonly activation: string;
  /** Before the activation, [batch, units]. */
  readonly logits: Value;
  /** After it, [batch, units]. */
  readonly units: Value;
}

export interface Network {
  readonly parameters: readonly Parameter[];
  /** Hidden layers, then the output layer. */
  readonly layers: readonly BuiltLayer[];
  readonly output: BuiltLayer;
}

/**
 * Writes the forward pass on `x`, [batch, features], into the graph that `x` belongs to. Parameters are graph inputs
 * under their names, so two passes in one graph share them.
 */
export function buildNetwork(spec: ExperimentSpec, x: Value, outputs: number): Network {
  const parameters: Parameter[] = [];
  const layers: BuiltLayer[] = [];
  let current = x;
  spec.layers.forEach((layer, index) => {
    const built = buildLayer(layerName(spec.layers, index), layer, current, parameters);
    layers.push(built);
    current = built.units;
  });
  const output = buildLayer('output', outputLayer(spec, outputs), current, parameters);
  return { parameters, layers: [...layers, output], output };
}

/** The output layer, which the data imply: dense, with a unit for each output. */
function outputLayer(spec: ExperimentSpec, outputs: number): LayerSpec {
  return { ...call('layers', 'dense', { units: outputs }), activation: spec.output };
}

function buildLayer(name: string, layer: LayerSpec, x: Value, parameters: Parameter[]): BuiltLayer {
  const definition = entryOf('layers', layer.id);
  const activation = entryOf('activations', layer.activation.id);
  const { builder } = x;
  let logits = x;

  const parameter = (local: string, shape: Shape, fans: Fans | null) => {
    const value = builder.input(`${name}/${local}`, float32(shape));
    parameters.push({ name: `${name}/${local}`, shape, fans, value });
    return value;
  };
  const units = definition.build(x, {
    weight: parameter,
    bias: (local, shape) => parameter(local, shape, null),
    args: layer.args,
    activate(before) {
      logits = before;
      return activation.build(before, hyperValues(builder, name, activation.hyper, layer.activation));
    },
  });
  return { name, activation: layer.activation.id, logits, units };
}

/** The hyperparameters of an entry as scalars: inputs where they are live, constants where not. */
export function hyperValues(
  builder: GraphBuilder,
  prefix: string,
  hyper: Hyperparameters,
  { args }: Call,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(hyper).map(([name, { effect, default: standard }]) => [
      name,
      effect === 'live' ? builder.input(`${prefix}/${name}`, float32([])) : constant(builder, args[name] ?? standard),
    ]),
  );
}
