import type { Hyperparameters } from '../catalog/entry.ts';
import type { Fans, Site } from '../catalog/initializers/definition.ts';
import { float32, type GraphBuilder, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { constant } from '../ops/index.ts';
import { type Call, call, type ExperimentSpec, entryOf, type LayerSpec, layerName } from '../spec/index.ts';
import { disturbWeight } from './regularize.ts';

/** A trained tensor. */
export interface Parameter {
  /** `dense1/weight`, `output/bias`. */
  readonly name: string;
  readonly shape: Shape;
  readonly value: Value;
  /** How it starts: drawn by an initializer, or the same number everywhere. */
  readonly start: { readonly by: Call; readonly site: Site } | { readonly value: number };
  /** Whether penalties and constraints act on it: weights, not biases. */
  readonly isWeight: boolean;
  /** The penalty that its layer has instead of the experiment's. */
  readonly penalty: { readonly prefix: string; readonly call: Call } | null;
  /** Whether it stays as it started. */
  readonly frozen: boolean;
}

/** A tensor that is remembered from step to step without being trained. */
export interface Memory {
  readonly name: string;
  readonly shape: Shape;
  readonly initial: number;
  /** What it holds after the step; null where the graph does not train. */
  next: Value | null;
}

/** Random numbers that are new for every step. */
export interface Noise {
  readonly name: string;
  readonly shape: Shape;
  readonly distribution: 'uniform' | 'normal';
}

/** A layer as it stands in a graph. */
export interface BuiltLayer {
  readonly name: string;
  /** Id of its activation; null where it has none. */
  readonly activation: string | null;
  /** What its activation was applied to, [batch, units]. */
  readonly logits: Value;
  /** What it says, [batch, units]. */
  readonly units: Value;
}

export interface Network {
  readonly parameters: readonly Parameter[];
  readonly memory: readonly Memory[];
  readonly noise: readonly Noise[];
  /** Hidden layers, then the output layer. */
  readonly layers: readonly BuiltLayer[];
  readonly output: BuiltLayer;
}

/** What a pass through the network gathers on its way. */
export interface Gathered {
  readonly parameters: Parameter[];
  readonly memory: Memory[];
  readonly noise: Noise[];
}

/**
 * Writes the forward pass on `x`, [batch, features], into the graph that `x` belongs to. Parameters are graph inputs
 * under their names, so two passes in one graph share them.
 * @param training whether it is the pass that trains: noise, dropout and batch statistics belong to it alone
 */
export function buildNetwork(spec: ExperimentSpec, x: Value, outputs: number, training = false): Network {
  const gathered: Gathered = { parameters: [], memory: [], noise: [] };
  const layers: BuiltLayer[] = [];
  let current = x;
  spec.layers.forEach((layer, index) => {
    const built = buildLayer(spec, layerName(spec.layers, index), layer, current, training, gathered);
    layers.push(built);
    current = built.units;
  });
  const output = buildLayer(spec, 'output', outputLayer(spec, outputs), current, training, gathered);
  return { ...gathered, layers: [...layers, output], output };
}

/** The output activation on logits of any shape. It may be none that trains something of its own. */
export function activateOutput({ output }: ExperimentSpec, logits: Value): Value {
  const activation = entryOf('activations', output.id);
  return activation.build(logits, hyperValues(logits.builder, 'output', activation.hyper, output), {
    args: output.args,
    parameter(name) {
      throw new Error(`"${output.id}" learns "${name}", so it cannot be the output`);
    },
  });
}

/** The output layer, which the data imply: dense, with a unit for each output. */
function outputLayer(spec: ExperimentSpec, outputs: number): LayerSpec {
  const dense = call('layers', 'dense', { units: outputs });
  return { ...dense, activation: spec.output, initializer: null, penalty: null };
}

function buildLayer(
  spec: ExperimentSpec,
  name: string,
  layer: LayerSpec,
  x: Value,
  training: boolean,
  gathered: Gathered,
): BuiltLayer {
  const { builder } = x;
  const definition = entryOf('layers', layer.id);
  const activation = layer.activation && entryOf('activations', layer.activation.id);
  const gain = activation && layer.activation ? activation.gain(layer.activation.args) : 1;
  const penalty = layer.penalty && { prefix: `${name}/reg`, call: layer.penalty };
  const frozen = layer.args.freeze === 1;
  let logits: Value | null = null;

  const add = (local: string, shape: Shape, isWeight: boolean, start: Parameter['start']) => {
    const value = builder.input(`${name}/${local}`, float32(shape));
    gathered.parameters.push({ name: `${name}/${local}`, shape, value, start, isWeight, penalty, frozen });
    return value;
  };
  const constantly = (local: string, shape: Shape, initial: number) => add(local, shape, false, { value: initial });

  const units = definition.build(x, {
    training,
    args: layer.args,
    hyper: hyperValues(builder, name, definition.hyper, layer),
    weight(local, shape, fans: Fans) {
      const by = layer.initializer ?? spec.initializer;
      const value = add(local, shape, true, { by, site: { ...fans, shape, gain } });
      return training ? disturbWeight(spec, `${name}/${local}`, value, gathered.noise) : value;
    },
    bias: (local, shape) => add(local, shape, false, { by: spec.bias, site: { shape, fanIn: 1, fanOut: 1, gain: 1 } }),
    parameter: constantly,
    memory(local, shape, initial) {
      gathered.memory.push({ name: `${name}/${local}`, shape, initial, next: null });
      return builder.input(`${name}/${local}`, float32(shape));
    },
    remember(local, next) {
      const memory = gathered.memory.find((tensor) => tensor.name === `${name}/${local}`);
      if (!memory) throw new Error(`layer ${name} remembers "${local}" without declaring it as memory`);
      const { origin } = builder;
      builder.origin = 'update';
      memory.next = next();
      builder.origin = origin;
    },
    random(local, shape, distribution) {
      gathered.noise.push({ name: `${name}/${local}`, shape, distribution });
      return builder.input(`${name}/${local}`, float32(shape));
    },
    activate(before) {
      if (!activation || !layer.activation) throw new Error(`layer ${name} has no activation`);
      logits = before;
      const hyper = hyperValues(builder, name, activation.hyper, layer.activation);
      return activation.build(before, hyper, { args: layer.activation.args, parameter: constantly });
    },
  });
  return { name, activation: layer.activation?.id ?? null, logits: logits ?? units, units };
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
