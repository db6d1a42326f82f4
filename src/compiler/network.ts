import type { Fans } from '../catalog/initializers/definition.ts';
import { call, type ExperimentSpec, entryOf, type LayerSpec, layerName } from '../experiment/index.ts';
import { float32, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { hyperValues } from './hyper-values.ts';
import type { Memory, Noise, Parameter } from './parameter.ts';
import { disturbWeight } from './regularize.ts';

/** A layer in a graph. */
export interface BuiltLayer {
  readonly name: string;
  /** Id of its activation; null if it has none. */
  readonly activation: string | null;
  /** The values before its activation, [batch, units]. */
  readonly logits: Value;
  /** Its output, [batch, units]. */
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

/** What building the network collects. */
export interface Gathered {
  readonly parameters: Parameter[];
  readonly memory: Memory[];
  readonly noise: Noise[];
}

/**
 * Adds the forward pass on `x`, [batch, features], to the graph that `x` belongs to. Parameters are graph inputs with
 * their names, so two passes in one graph share them.
 * @param training whether this pass trains; only then does it have noise, dropout and batch statistics
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

/** The output activation on logits of any shape. It cannot be an activation with trained parameters. */
export function activateOutput({ output }: ExperimentSpec, logits: Value): Value {
  const activation = entryOf('activations', output.id);
  return activation.build(logits, hyperValues(logits.builder, 'output', activation.hyper, output), {
    args: output.args,
    parameter(name) {
      throw new Error(`"${output.id}" learns "${name}", so it cannot be the output`);
    },
  });
}

/** The output layer, which follows from the data: dense, with a unit for each output. */
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
