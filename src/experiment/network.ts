import type { Hyperparameters } from '../catalog/entry.ts';
import type { Fans } from '../catalog/initializers/definition.ts';
import type { LayerDef } from '../catalog/layers/definition.ts';
import { oneHot } from '../catalog/layers/one-hot.ts';
import type { Value } from '../ir/graph.ts';
import { flatSample, type ImageSize, imageSample, imageSizeOf, lengthOf, type SampleType } from '../math/sample.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import { reshape, transpose } from '../ops/index.ts';
import { call } from './call.ts';
import { dataOf, isSupervised, targetPositions } from './data.ts';
import type { Call, ExperimentSpec, LayerSpec } from './experiment.ts';
import { sampleOf } from './inputs.ts';
import {
  exampleType,
  givenTo,
  inputType,
  outputOf,
  predictsSteps,
  settledLayers,
  takenBy,
  worksStepByStep,
} from './layer-types.ts';
import { entryOf } from './lookup.ts';
import { layerName } from './places.ts';
import { dividerOf, hasGenerator, noiseOf } from './two-networks.ts';

/** What a trained tensor is to its layer, and where its initial values come from. */
export type ParameterRole =
  /** @param gates the square blocks side by side in the recurrent weight of a layer; null for any other weight */
  | { readonly kind: 'weight'; readonly fans: Fans; readonly unitAxis: number; readonly gates: number | null }
  /** @param added to the initial values, one for each element; null for nothing */
  | { readonly kind: 'bias'; readonly added: readonly number[] | null }
  | { readonly kind: 'other'; readonly initial: number };

/** A layer on the walk: a hidden one, or the output. */
export interface LayerSite {
  /** 0 for the first hidden layer. */
  readonly index: number;
  /** `dense1`, `output`. */
  readonly name: string;
  readonly layer: LayerSpec;
  /** Whether it receives all numbers of an example in a row, even those of a sequence. */
  readonly whole: boolean;
  /** The form of its output, if that is not the one of the layer: its numbers become an image. */
  readonly form?: SampleType;
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
  addToLoss(site: LayerSite, perExample: Value): void;
  /** The random numbers from which a generator makes examples, [batch, shape]. */
  noise(shape: Shape): Value;
  /**
   * What a discriminator judges.
   * @param generated [batch, …]
   * @param x the examples that the network is given, [batch, …]
   */
  meet(generated: Value, x: Value): Value;
  /**
   * Receives what a layer shows of its inside: see `LayerContext`. `input` is what the first layer receives, in which
   * tokens that are not looked up are one-hot.
   */
  show?(name: string, values: readonly Value[]): void;
}

/** What a layer passes to those after it. */
export type Passed = Pick<BuiltLayer, 'units' | 'type'>;

/** A layer in a graph. */
export interface BuiltLayer {
  readonly name: string;
  /** Id of its activation; null if it has none. */
  readonly activation: string | null;
  /** The values before its activation, [batch, …]. */
  readonly logits: Value;
  /** Its output, [batch, …]. */
  readonly units: Value;
  /** What an example is at its output. */
  readonly type: SampleType;
}

/**
 * Builds the layers of an experiment one after the other: the only walk over them, whatever is wanted from it.
 * @param x the inputs, [batch, features], in the order of `inputsOf`
 * @param outputs the number of units of the output layer
 * @returns the hidden layers, then the output
 * @throws Error if a layer cannot take the output of the one before it, which `reconcile` prevents
 */
export function buildLayers(
  spec: ExperimentSpec,
  x: Value,
  outputs: number,
  context: NetworkContext,
): readonly BuiltLayer[] {
  const divider = dividerOf(spec.layers);
  if (divider !== null) {
    const build = hasGenerator(spec) ? buildGame : buildAgent;
    return build(spec, divider, x, outputs, context);
  }
  const input = inputOf(spec, x);
  context.show?.('input', [input.units]);
  return buildLayersAfter(spec, [input], outputs, context);
}

/** A generator on noise, then its discriminator. */
function buildGame(
  spec: ExperimentSpec,
  divider: number,
  x: Value,
  outputs: number,
  context: NetworkContext,
): readonly BuiltLayer[] {
  const hidden = settledLayers(spec);
  const [batch] = x.type.shape as [number];
  const noise = context.noise([batch, noiseOf(hidden)]);
  const generator = buildHidden(spec, [{ units: noise, type: inputType(spec) }], divider + 1, context);
  const { units: generated, type } = generator.at(-1) as BuiltLayer;
  const judged = context.meet(generated, reshape(x, [batch, ...type.shape]));
  // The discriminator cannot join a layer of the generator, so only the last of these is used.
  const earlier = new Array<Passed>(divider + 2).fill({ units: judged, type });
  return [...generator, ...buildLayersAfter(spec, earlier, outputs, context)];
}

/** A policy, then the value of the state, both of the same observations. */
function buildAgent(
  spec: ExperimentSpec,
  divider: number,
  x: Value,
  _outputs: number,
  context: NetworkContext,
): readonly BuiltLayer[] {
  const policy = buildHidden(spec, [{ units: x, type: inputType(spec) }], divider + 1, context);
  const earlier = new Array<Passed>(divider + 2).fill({ units: x, type: exampleType(spec) });
  return [...policy, ...buildLayersAfter(spec, earlier, 1, context)];
}

/**
 * The rest of the walk of `buildLayers`, after some hidden layers.
 * @param earlier the input and the outputs of these layers, one after the other
 */
export function buildLayersAfter(
  spec: ExperimentSpec,
  earlier: readonly Passed[],
  outputs: number,
  context: NetworkContext,
): readonly BuiltLayer[] {
  const built = buildHidden(spec, earlier, spec.layers.length, context);
  const before = built.at(-1) ?? (earlier.at(-1) as Passed);
  const site = outputSite(spec, outputs, before.type);
  return [...built, buildLayer(spec, site, [...earlier, ...built], context)];
}

/** The hidden layers after the earlier ones, up to the layer with the index `end`. */
function buildHidden(
  spec: ExperimentSpec,
  earlier: readonly Passed[],
  end: number,
  context: NetworkContext,
): readonly BuiltLayer[] {
  const built: BuiltLayer[] = [];
  const hidden = settledLayers(spec);
  for (let index = earlier.length - 1; index < end; index++) {
    built.push(buildLayer(spec, siteOf(hidden, index), [...earlier, ...built], context));
  }
  return built;
}

function siteOf(hidden: readonly LayerSpec[], index: number): LayerSite {
  return { index, name: layerName(hidden, index), layer: hidden[index] as LayerSpec, whole: false };
}

/** The inputs as the first layer receives them: tokens that are not looked up become one-hot. */
function inputOf(spec: ExperimentSpec, x: Value): Passed {
  const { vocabulary } = sampleOf(spec);
  const type = inputType(spec);
  return { units: vocabulary !== undefined && type.vocabulary === undefined ? oneHot(x, vocabulary) : x, type };
}

/**
 * The output is dense, at every step if the target is, and else on all numbers at once. An image from one of the same size
 * is dense at every pixel.
 * @param outputs the number of outputs for each target
 */
export function outputSite(spec: ExperimentSpec, outputs: number, before: SampleType): LayerSite {
  const form = outputForm(spec, outputs);
  const everyStep = predictsSteps(spec);
  const isOfPixels = form !== undefined && sameSize(imageSizeOf(before), imageSizeOf(form));
  const units = form ? lengthOf(form) : outputs * (everyStep ? 1 : (targetPositions(spec)?.count ?? 1));
  const of = isOfPixels
    ? call('layers', 'conv2d', { filters: form.shape[0] as number, kernel: 1 })
    : call('layers', 'dense', { units });
  const layer = { ...of, activation: spec.output, initializer: null, penalty: null };
  const whole = !isOfPixels && !everyStep;
  return { index: spec.layers.length, name: 'output', layer, whole, ...(form && { form }) };
}

/** The form of an output that repeats the inputs, or that has a channel for each class; undefined for any other. */
function outputForm(spec: ExperimentSpec, outputs: number): SampleType | undefined {
  const { answer, task, target } = dataOf(spec);
  if (answer === 'input') return sampleOf(spec);
  return isSupervised(task) && target.image ? imageSample({ ...target.image, channels: outputs }) : undefined;
}

function sameSize(a: ImageSize | null, b: ImageSize | null): boolean {
  return a !== null && b !== null && a.height === b.height && a.width === b.width;
}

/** @param earlier the input of the network and the layers so far; the layer takes the output of the last one */
function buildLayer(
  spec: ExperimentSpec,
  site: LayerSite,
  earlier: readonly Passed[],
  context: NetworkContext,
): BuiltLayer {
  const before = earlier.at(-1) as Passed;
  const { name, layer } = site;
  const definition = entryOf('layers', layer.id);
  const received = site.whole ? flatSample(lengthOf(before.type)) : before.type;
  const taken = takenBy(layer, received);
  const given = givenTo(spec);
  const type = outputOf(layer, [...earlier.slice(0, -1).map((one) => one.type), received], given);
  if ('problem' in type) throw new Error(`layer ${name} ${type.problem}`);
  const [batch] = before.units.type.shape as readonly [number];
  // A layer that works step by step has the steps of all examples as its batch.
  const asTaken = ({ units, type }: Passed) => {
    const { shape } = takenBy(layer, type);
    return reshape(units, [(batch * lengthOf(type)) / sizeOf(shape), ...shape]);
  };
  const x = asTaken({ units: before.units, type: received });
  const from = definition.joins?.(layer.args);
  const other = from === undefined ? undefined : asTaken(earlier[from] as Passed);
  // A recurrent layer applies its activation, which may be trained, at every step.
  const parameters = new Map<string, Value>();
  const parameter = (local: string, shape: Shape, role: ParameterRole) => {
    const value = parameters.get(local) ?? context.parameter(site, `${name}/${local}`, shape, role);
    parameters.set(local, value);
    return value;
  };
  const constantly = (local: string, shape: Shape, initial: number) =>
    parameter(local, shape, { kind: 'other', initial });
  const chosen = layer.activation ?? onlyActivation(definition);
  let logits: Value | null = null;

  const units = definition.build(x, {
    training: context.training,
    input: taken,
    ...given,
    ...(other && { other }),
    args: layer.args,
    hyper: context.hyper(name, definition.hyper, layer),
    weight: (local, shape, fans, unitAxis = shape.length - 1) =>
      parameter(local, shape, { kind: 'weight', fans, unitAxis, gates: null }),
    recurrentWeight: (local, units, gates) =>
      parameter(local, [units, gates * units], {
        kind: 'weight',
        fans: { fanIn: units, fanOut: units },
        unitAxis: 1,
        gates,
      }),
    bias: (local, shape, added) => parameter(local, shape, { kind: 'bias', added: added ?? null }),
    parameter: constantly,
    memory: (local, shape, initial) => context.memory(site, `${name}/${local}`, shape, initial),
    remember: (local, next) => context.remember(`${name}/${local}`, next),
    random: (local, shape, distribution) => context.random(`${name}/${local}`, shape, distribution),
    addToLoss: (perExample) => context.addToLoss(site, perExample),
    ...(context.show && { show: (local, values) => context.show?.(`${name}/${local}`, values) }),
    activate(before) {
      if (!chosen) throw new Error(`layer ${name} has no activation`);
      logits = site.form ? reshape(before, [batch, ...site.form.shape]) : before;
      const activation = entryOf('activations', chosen.id);
      const { args } = chosen;
      const hyper = context.hyper(name, activation.hyper, chosen);
      const activated = (x: Value) => activation.build(x, hyper, { args, parameter: constantly });
      return activation.acrossUnits ? alongUnits(logits, activated) : activated(logits);
    },
  });
  const ofExamples = (value: Value) =>
    worksStepByStep(layer, received)
      ? reshape(value, [batch, lengthOf(received) / lengthOf(taken), value.type.shape.at(-1) as number])
      : value;
  return {
    name,
    activation: chosen?.id ?? null,
    logits: ofExamples(logits ?? units),
    units: ofExamples(units),
    type: site.form ?? type,
  };
}

/** The activation of a layer that offers no choice; null if it has none. */
function onlyActivation({ activation, choices }: LayerDef): Call | null {
  return activation === undefined || choices.includes('activation') ? null : call('activations', activation);
}

/** Applies a function of the last axis to the units: of images, these are the channels. */
function alongUnits(x: Value, build: (x: Value) => Value): Value {
  if (x.type.shape.length !== IMAGES.length) return build(x);
  return transpose(build(transpose(x, CHANNELS_LAST)), CHANNELS_FIRST);
}

const IMAGES = ['batch', 'channel', 'height', 'width'];
const CHANNELS_LAST = [0, 2, 3, 1];
const CHANNELS_FIRST = [0, 3, 1, 2];
