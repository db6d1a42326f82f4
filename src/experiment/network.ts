import type { Hyperparameters } from '../catalog/entry.ts';
import type { Fans } from '../catalog/initializers/definition.ts';
import type { Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { call } from './call.ts';
import type { Call, ExperimentSpec, LayerSpec } from './experiment.ts';
import { entryOf } from './lookup.ts';
import { layerName } from './places.ts';

/** What a trained tensor is to its layer, and where its initial values come from. */
export type ParameterRole =
  | { readonly kind: 'weight'; readonly fans: Fans }
  | { readonly kind: 'bias' }
  | { readonly kind: 'other'; readonly initial: number };

/** A layer on the walk: a hidden one, or the output. */
export interface LayerSite {
  /** 0 for the first hidden layer. */
  readonly index: number;
  /** `dense1`, `output`. */
  readonly name: string;
  readonly layer: LayerSpec;
}

/** What the tensors and numbers of a network become in a graph. Names are complete: `dense1/weight`. */
export interface NetworkContext {
  /** Whether the graph trains. */
  readonly training: boolean;
  /** The hyperparameters of an entry as scalars. */
  hyper(prefix: string, definitions: Hyperparameters, call: Call): Record<string, Value>;
  parameter(site: LayerSite, name: string, shape: Shape, role: ParameterRole): Value;
  memory(site: LayerSite, name: string, shape: Shape, initial: number): Value;
  remember(name: string, next: () => Value): void;
  random(name: string, shape: Shape, distribution: 'uniform' | 'normal'): Value;
}

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

/**
 * Builds the layers of an experiment one after the other: the only walk over them, whatever is wanted from it.
 * @param x the inputs, [batch, features]
 * @param outputs the number of units of the output layer
 * @returns the hidden layers, then the output
 */
export function buildLayers(
  spec: ExperimentSpec,
  x: Value,
  outputs: number,
  context: NetworkContext,
): readonly BuiltLayer[] {
  const built: BuiltLayer[] = [];
  for (const site of sitesOf(spec, outputs)) built.push(buildLayer(site, built.at(-1)?.units ?? x, context));
  return built;
}

function sitesOf({ layers, output }: ExperimentSpec, outputs: number): readonly LayerSite[] {
  const dense = call('layers', 'dense', { units: outputs });
  const last = { ...dense, activation: output, initializer: null, penalty: null };
  return [
    ...layers.map((layer, index) => ({ index, name: layerName(layers, index), layer })),
    { index: layers.length, name: 'output', layer: last },
  ];
}

function buildLayer(site: LayerSite, x: Value, context: NetworkContext): BuiltLayer {
  const { name, layer } = site;
  const definition = entryOf('layers', layer.id);
  const parameter = (local: string, shape: Shape, role: ParameterRole) =>
    context.parameter(site, `${name}/${local}`, shape, role);
  const constantly = (local: string, shape: Shape, initial: number) =>
    parameter(local, shape, { kind: 'other', initial });
  let logits: Value | null = null;

  const units = definition.build(x, {
    training: context.training,
    args: layer.args,
    hyper: context.hyper(name, definition.hyper, layer),
    weight: (local, shape, fans) => parameter(local, shape, { kind: 'weight', fans }),
    bias: (local, shape) => parameter(local, shape, { kind: 'bias' }),
    parameter: constantly,
    memory: (local, shape, initial) => context.memory(site, `${name}/${local}`, shape, initial),
    remember: (local, next) => context.remember(`${name}/${local}`, next),
    random: (local, shape, distribution) => context.random(`${name}/${local}`, shape, distribution),
    activate(before) {
      if (!layer.activation) throw new Error(`layer ${name} has no activation`);
      logits = before;
      const activation = entryOf('activations', layer.activation.id);
      const hyper = context.hyper(name, activation.hyper, layer.activation);
      return activation.build(before, hyper, { args: layer.activation.args, parameter: constantly });
    },
  });
  return { name, activation: layer.activation?.id ?? null, logits: logits ?? units, units };
}
