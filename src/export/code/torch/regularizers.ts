import type { regularizers as catalog } from '../../../catalog/regularizers/index.ts';
import { type Call, type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { indented, number, type Script } from '../script.ts';
import type { NetworkTensor } from './site.ts';

/** What a regularizer changes in a training step. */
interface Regularizer {
  /** The inputs with noise. @param normal standard normal numbers */
  inputs?(x: string, normal: string): string;
  /** The standard deviation of noise on the weights. */
  readonly weightNoise?: number;
  /** The share of the targets that is spread over all classes. */
  readonly smoothing?: number;
  /** What a weight adds to the loss. */
  penalty?(weight: string): string;
  /** A statement that changes the gradients. @param parameters an expression of all that train */
  gradients?(parameters: string): string;
  /** The longest vector of weights of a unit. */
  readonly longest?: number;
  /** When training ends early. */
  readonly stop?: Readonly<Record<string, number>>;
}

/** Writes a regularizer; `args` are its hyperparameters. */
type WriteRegularizer = (args: Readonly<Record<string, number>>, script: Script) => Regularizer;

const magnitude = (rate: number | undefined, weight: string) => `${number(rate as number)} * ${weight}.abs().sum()`;
const squares = (rate: number | undefined, weight: string) => `${number(rate as number)} * ${weight}.square().sum()`;

/** Every regularizer of the catalog in PyTorch. */
const regularizers: Record<keyof typeof catalog, WriteRegularizer> = {
  l1: ({ lambda }) => ({ penalty: (weight) => magnitude(lambda, weight) }),
  l2: ({ lambda }) => ({ penalty: (weight) => squares(lambda, weight) }),
  elastic_net: ({ l1, l2 }) => ({ penalty: (weight) => `${magnitude(l1, weight)} + ${squares(l2, weight)}` }),
  input_noise: ({ sd }) => ({ inputs: (x, normal) => `${x} + ${number(sd as number)} * ${normal}` }),
  weight_noise: ({ sd }) => ({ weightNoise: sd as number }),
  clip_value: ({ limit }) => ({
    gradients: (parameters) => `nn.utils.clip_grad_value_(${parameters}, ${number(limit as number)})`,
  }),
  clip_norm: ({ limit }) => ({
    gradients: (parameters) => `nn.utils.clip_grad_norm_(${parameters}, ${number(limit as number)})`,
  }),
  max_norm: ({ limit }) => ({ longest: limit as number }),
  label_smoothing: ({ smoothing }) => ({ smoothing: smoothing as number }),
  early_stopping: (args) => ({ stop: args }),
};

/** The regularizers of an experiment. */
export function regularizersOf(spec: Pick<ExperimentSpec, 'regularizers'>, script: Script): readonly Regularizer[] {
  return spec.regularizers.map((call) => regularizer(call, script));
}

function regularizer({ id, args }: Call, script: Script): Regularizer {
  return regularizers[id as keyof typeof regularizers](args, script);
}

/** Tensors of a network that is in this variable. */
export interface Held {
  readonly variable: string;
  readonly tensors: readonly NetworkTensor[];
}

/** The expression of a tensor. */
export function expressionOf(variable: string, { tensor }: NetworkTensor): string {
  return `${variable}.${tensor.key}`;
}

/**
 * A function that computes what the weights add to the loss; null if they add nothing. A penalty of a layer replaces those
 * of the experiment.
 */
export function penaltyFunction(
  spec: ExperimentSpec,
  { variable, tensors }: Held,
  script: Script,
  name = 'penalty',
): string | null {
  const weights = tensors.filter(({ parameter, isFrozen }) => parameter?.role.kind === 'weight' && !isFrozen);
  const loops: string[] = [];
  const add = (some: readonly NetworkTensor[], acting: readonly Regularizer[]) => {
    const terms = acting.flatMap(({ penalty }) => penalty?.('weight') ?? []);
    if (some.length === 0 || terms.length === 0) return;
    const list = some.map((one) => expressionOf(variable, one)).join(', ');
    loops.push([`for weight in [${list}]:`, ...terms.map((term) => `    total = total + ${term}`)].join('\n'));
  };
  add(
    weights.filter(({ planned }) => planned.layer.penalty === null),
    regularizersOf(spec, script),
  );
  for (const call of new Set(weights.flatMap(({ planned }) => planned.layer.penalty ?? []))) {
    add(
      weights.filter(({ planned }) => planned.layer.penalty === call),
      [regularizer(call, script)],
    );
  }
  if (loops.length === 0) return null;
  return `def ${name}():
    """What the sizes of the weights add to the loss."""
${indented(['total = 0.0', ...loops, 'return total'].join('\n'))}`;
}

/** Statements that hold the weights of each unit within a length, after a step of the optimizer. */
export function constraints(spec: ExperimentSpec, { variable, tensors }: Held, script: Script): readonly string[] {
  return regularizersOf(spec, script).flatMap(({ longest }) => {
    if (longest === undefined) return [];
    return tensors.flatMap((one) => {
      const { parameter, tensor, isFrozen } = one;
      if (parameter?.role.kind !== 'weight' || isFrozen) return [];
      const axis = tensor.isTransposed ? 1 - parameter.role.unitAxis : parameter.role.unitAxis;
      const weight = expressionOf(variable, one);
      return [`${weight}.renorm_(p=2, dim=${axis}, maxnorm=${number(longest)})`];
    });
  });
}

/** Statements that set the pinned elements to their values. */
export function pinned({ pins }: ExperimentSpec, { variable, tensors }: Held): readonly string[] {
  return pins.flatMap(({ parameter, index, value }) => {
    const found = tensors.find(({ tensor, isFrozen }) => tensor.of.includes(parameter) && !isFrozen);
    if (!found) return [];
    const { shape, arrange } = found.tensor;
    const size = (found.parameter?.shape ?? shape).reduce((product, length) => product * length, 1);
    const marks = Float32Array.from({ length: size }, (_, at) => (at === index ? 1 : 0));
    const place = (arrange ? arrange(marks) : marks).indexOf(1);
    return [`${expressionOf(variable, found)}[${indicesOf(place, shape).join(', ')}] = ${number(value)}`];
  });
}

function indicesOf(place: number, shape: readonly number[]): readonly number[] {
  let rest = place;
  return shape
    .toReversed()
    .map((length) => {
      const index = rest % length;
      rest = Math.floor(rest / length);
      return index;
    })
    .toReversed();
}

/** The smoothing of the targets in training; null for none. */
export function smoothingOf({ regularizers: calls }: ExperimentSpec): number | null {
  return calls.find(({ id }) => id === 'label_smoothing')?.args.smoothing ?? null;
}

/** Statements that change the gradients. @param parameters an expression of all that train */
export function gradientChanges(spec: ExperimentSpec, parameters: string, script: Script): readonly string[] {
  return regularizersOf(spec, script).flatMap(({ gradients }) => gradients?.(parameters) ?? []);
}

/** The standard deviation of the noise on weights; null without it. */
export function weightNoiseOf(spec: ExperimentSpec, script: Script): number | null {
  return regularizersOf(spec, script).find(({ weightNoise }) => weightNoise !== undefined)?.weightNoise ?? null;
}

/** A context manager in which the weights of a network are noisy; `draws` has their noise. */
export function noisyWeights(sd: number, script: Script): string {
  script.import('from contextlib import contextmanager');
  return `@contextmanager
def noisy_weights(module, draws):
    """Adds noise to the weights of a module during a forward and backward pass."""
    noise = {
        weight: draws[f"weight_noise/{name}"]
        for name, weight in module.named_parameters()
        if f"weight_noise/{name}" in draws
    }
    clean = {weight: weight.detach().clone() for weight in noise}
    with torch.no_grad():
        for weight in noise:
            weight.add_(noise[weight], alpha=${number(sd)})
    try:
        yield
    finally:
        with torch.no_grad():
            for weight in noise:
                weight.copy_(clean[weight])`;
}

/** A function that is called after a step of the optimizer; null if it has nothing to do. */
export function holdFunction(statements: readonly string[]): string | null {
  if (statements.length === 0) return null;
  return `@torch.no_grad()
def constrain():
    """Holds the parameters within what the experiment allows."""
${indented(statements.join('\n'))}`;
}

/** Whether the experiment stops early. */
export function stopOf(spec: ExperimentSpec): Readonly<Record<string, number>> | null {
  const call = spec.regularizers.find(({ id }) => entryOf('regularizers', id).stop !== undefined);
  return call?.args ?? null;
}
