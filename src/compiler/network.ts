import { call, type ExperimentSpec, entryOf, type LayerSpec, optionOf } from '../experiment/index.ts';
import {
  type BuiltLayer,
  buildLayers,
  buildLayersAfter,
  type NetworkContext,
  type ParameterRole,
  type Passed,
} from '../experiment/network.ts';
import { float32, type GraphBuilder, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { concat } from '../ops/index.ts';
import { hyperValues } from './hyper-values.ts';
import { fixedNoise, noiseName } from './noise.ts';
import type { Memory, Noise, Parameter } from './parameter.ts';
import { disturbWeight } from './regularize.ts';

export interface Network {
  readonly parameters: readonly Parameter[];
  readonly memory: readonly Memory[];
  readonly noise: readonly Noise[];
  /** What layers add to the loss of each example, [batch]. */
  readonly terms: readonly { readonly layer: number; readonly perExample: Value }[];
  /** Hidden layers, then the output layer. */
  readonly layers: readonly BuiltLayer[];
  readonly output: BuiltLayer;
}

/** Collects what layers show of their inside, by names such as `lstm1/h`: a value for each step, or one for all. */
export type Shown = Map<string, readonly Value[]>;

/** What a forward pass is for. */
export interface Pass {
  /** Whether it trains; only then does it have noise, dropout and batch statistics. */
  readonly training?: boolean;
  readonly shown?: Shown;
  /** The noise of a generator, [batch, …]; by default fresh noise at every step of training, and the same elsewhere. */
  readonly noise?: Value;
  /**
   * Whether a discriminator judges the generated examples after those of `x`, so that it has twice as many; by default
   * only in training.
   */
  readonly meets?: boolean;
  /** The name of a parameter as an input of the graph; by default its own. */
  readonly names?: (name: string) => string;
}

/**
 * Adds the forward pass on `x`, [batch, features], to the graph that `x` belongs to. Parameters are graph inputs with
 * their names, so two passes in one graph share them.
 */
export function buildNetwork(spec: ExperimentSpec, x: Value, outputs: number, pass: Pass = {}): Network {
  return collect(spec, x.builder, pass, (context) => buildLayers(spec, x, outputs, context));
}

/**
 * The part of the forward pass after a hidden layer, on its output; see `buildNetwork`.
 * @param layer the index of that layer; none after it may join the output of one before it
 */
export function buildNetworkAfter(spec: ExperimentSpec, layer: number, start: Passed, outputs: number): Network {
  // Only the last of these is used.
  const earlier = new Array<Passed>(layer + 2).fill(start);
  return collect(spec, start.units.builder, {}, (context) => buildLayersAfter(spec, earlier, outputs, context));
}

function collect(
  spec: ExperimentSpec,
  builder: GraphBuilder,
  { training = false, shown, noise: given, meets = training, names = (name) => name }: Pass,
  build: (context: NetworkContext) => readonly BuiltLayer[],
): Network {
  const parameters: Parameter[] = [];
  const memory: Memory[] = [];
  const noise: Noise[] = [];
  const terms: { layer: number; perExample: Value }[] = [];
  const input = (name: string, shape: Shape) => builder.input(name, float32(shape));
  const layers = build({
    training,
    ...(shown && { show: (name, values) => shown.set(name, values) }),
    hyper: (prefix, definitions, call) => hyperValues(builder, prefix, definitions, call),
    parameter({ index, name: prefix, layer }, name, shape, role) {
      const value = input(names(name), shape);
      const penalty = layer.penalty && { prefix: `${prefix}/reg`, call: layer.penalty };
      const start = startOf(spec, layer, shape, role);
      const frozen = optionOf('layers', layer, 'freeze') === 'yes';
      const unitAxis = role.kind === 'weight' ? role.unitAxis : shape.length === 0 ? null : 0;
      parameters.push({ name, layer: index, role: role.kind, unitAxis, shape, value, start, penalty, frozen });
      return role.kind === 'weight' && training ? disturbWeight(spec, name, value, noise) : value;
    },
    memory({ index }, name, shape, initial) {
      memory.push({ name, layer: index, shape, initial, next: null });
      return input(name, shape);
    },
    remember(name, next) {
      const tensor = memory.find((one) => one.name === name);
      if (!tensor) throw new Error(`a layer remembers "${name}" without declaring it as memory`);
      const { origin } = builder;
      builder.origin = 'update';
      tensor.next = next();
      builder.origin = origin;
    },
    random(name, shape, distribution) {
      noise.push({ name, shape, distribution });
      return input(name, shape);
    },
    addToLoss: ({ index }, perExample) => terms.push({ layer: index, perExample }),
    noise(shape) {
      if (given) return given;
      const [count] = shape as [number];
      if (!training) return builder.constant(fixedNoise(spec, count).data, float32(shape));
      const name = noiseName(spec.layers);
      noise.push({ name, shape, distribution: 'normal' });
      return input(name, shape);
    },
    meet: (generated, x) => (meets ? concat([x, generated], 0) : x),
  });
  return { parameters, memory, noise, terms, layers, output: layers.at(-1) as BuiltLayer };
}

function startOf(
  { initializer, bias }: ExperimentSpec,
  layer: LayerSpec,
  shape: Shape,
  role: ParameterRole,
): Parameter['start'] {
  if (role.kind === 'other') return { value: role.initial };
  if (role.kind === 'bias') {
    return { by: bias, site: { shape, fanIn: 1, fanOut: 1, gain: 1 }, blocks: 1, added: role.added };
  }
  if (role.gates !== null) {
    const units = role.fans.fanIn;
    const site = { ...role.fans, shape: [units, units], gain: 1 };
    return { by: call('initializers', 'orthogonal'), site, blocks: role.gates, added: null };
  }
  const { activation } = layer;
  const gain = activation ? entryOf('activations', activation.id).gain(activation.args) : 1;
  return { by: layer.initializer ?? initializer, site: { ...role.fans, shape, gain }, blocks: 1, added: null };
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
