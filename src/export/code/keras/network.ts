import { dataOf, type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { exampleType, inputType } from '../../../experiment/layer-types.ts';
import { dividerOf } from '../../../experiment/two-networks.ts';
import { imageSizeOf, lengthOf, type SampleType } from '../../../math/sample.ts';
import { sizeOf } from '../../../math/shape.ts';
import { type PlannedLayer, planLayers } from '../plan.ts';
import { indented, tuple } from '../script.ts';
import { activationOf } from './activations.ts';
import { asRow, asSample, take } from './layers/forms.ts';
import { layers } from './layers/index.ts';
import { gaussianNoise } from './layers/units.ts';
import { float, invoked } from './python.ts';
import { type NetworkContext, type PlacedWeight, Site } from './site.ts';

/** A network as a function that builds a functional model. */
export interface WrittenNetwork {
  readonly source: string;
  /** What it is called by: `build_network()`. */
  readonly call: string;
}

/** The name of the layer that disturbs the inputs. */
const INPUT_NOISE = 'input_noise';

/** The network of an experiment without a game. @param from what its loss takes */
export function writeNetwork(context: NetworkContext, from: 'logits' | 'prediction'): WrittenNetwork {
  const planned = planLayers(context.spec);
  const doc = from === 'logits' ? 'The network, up to the logits.' : 'The network.';
  return write(
    context,
    { name: 'build_network', doc, result: from === 'logits' ? 'logits' : 'outputs' },
    planned,
    0,
    inputType(context.spec),
    (body) => {
      finish(body, context, planned.at(-1) as PlannedLayer, from);
    },
  );
}

/** The generator, whose examples are rows of numbers as those of the data. */
export function writeGenerator(context: NetworkContext): WrittenNetwork {
  const divider = dividerOf(context.spec.layers) as number;
  const planned = planLayers(context.spec).slice(0, divider + 1);
  const last = planned.at(-1) as PlannedLayer;
  const named = { name: 'build_generator', doc: 'From noise to examples.', result: 'examples' };
  return write(context, named, planned, 0, inputType(context.spec), (site) => asRow(site, last.output));
}

/** The discriminator. @param model the class of the model */
export function writeDiscriminator(
  context: NetworkContext,
  from: 'logits' | 'prediction',
  model: string,
): WrittenNetwork {
  const divider = dividerOf(context.spec.layers) as number;
  const all = planLayers(context.spec);
  const doc = `From examples to how real they are${from === 'logits' ? ', as logits' : ''}.`;
  return write(
    context,
    { name: 'build_discriminator', doc, result: from === 'logits' ? 'logits' : 'outputs' },
    all.slice(divider + 1),
    divider + 1,
    exampleType(context.spec),
    (site) => finish(site, context, all.at(-1) as PlannedLayer, from),
    model,
  );
}

/** One of an agent's networks, with its outputs before their activation. @param before the number of the layers before */
export function writeAgentNetwork(
  context: NetworkContext,
  named: Named,
  planned: readonly PlannedLayer[],
  before: number,
): WrittenNetwork {
  const [first] = planned as readonly [PlannedLayer];
  const last = { ...(planned.at(-1) as PlannedLayer), activation: null };
  return write(context, named, [...planned.slice(0, -1), last], before, first.received, () => {});
}

/** What a network is called. */
interface Named {
  /** The function that builds it, with its docstring. */
  readonly name: string;
  readonly doc: string;
  /** The variable of what it computes. */
  readonly result: string;
}

/**
 * @param first the index of the first of these layers
 * @param input an example at the input of that layer
 */
function write(
  context: NetworkContext,
  { name, doc, result }: Named,
  planned: readonly PlannedLayer[],
  first: number,
  input: SampleType,
  end: (site: Site) => void,
  model = 'keras.Model',
): WrittenNetwork {
  const { spec, script } = context;
  script.import('import keras');
  const [one] = planned as [PlannedLayer];
  const start = new Site(context, one);
  const opening = begin(start, input, name);
  const joined = joinedLayers(spec);
  const kept = new Map<number, string>();
  const statements = [...start.statements];
  let { x } = start;
  const keepIfJoined = (layer: number, label: string) => {
    if (!joined.has(layer)) return;
    statements.push(`${label} = ${x}`);
    kept.set(layer, label);
  };
  keepIfJoined(first, 'start');
  planned.forEach((layer, place) => {
    const { joins } = entryOf('layers', layer.layer.id);
    const from = joins?.(layer.layer.args);
    const site = new Site(
      context,
      withoutOutputActivation(layer),
      from === undefined ? null : (kept.get(from) ?? null),
    );
    site.x = x;
    take(site);
    layers[layer.layer.id as keyof typeof layers](site);
    statements.push(...site.statements);
    ({ x } = site);
    keepIfJoined(first + place + 1, `${layer.name}_output`);
  });
  const closing = new Site(context, planned.at(-1) as PlannedLayer);
  closing.x = x;
  end(closing);
  statements.push(...closing.statements);
  const last = statements.at(-1);
  const isNamed = closing.x === 'x' && last?.startsWith('x = ') === true;
  if (isNamed) statements[statements.length - 1] = last.replace('x', result);
  const source = `def ${name}():
    """${doc}"""
${indented([opening, ...statements, `return ${model}(inputs, ${isNamed ? result : closing.x})`].join('\n'))}`;
  return { source, call: `${name}()` };
}

/** The inputs, and what becomes of them before the first layer. */
function begin(site: Site, input: SampleType, name: string): string {
  const { effects, spec, draws } = site.context;
  const isTokens = dataOf(spec).sequence?.tokens != null && name !== 'build_generator';
  const tokens = isTokens ? [input.shape[0] as number] : null;
  const shape = tokens ?? [lengthOf(input)];
  const opening = invoked('inputs = keras.Input', [tuple(shape)], { dtype: isTokens ? '"int32"' : undefined });
  if (isTokens) {
    if (input.vocabulary === undefined) {
      site.set(`ops.one_hot(inputs, ${input.shape[1]})`);
    }
    return opening;
  }
  if (effects.inputNoise !== null && name === 'build_network') {
    draws.push({ of: 'reg/input_noise/inputs', name: `${INPUT_NOISE}/noise` });
    site.apply(invoked(gaussianNoise(site), [float(effects.inputNoise)], { name: `"${INPUT_NOISE}"` }));
  }
  asSample(site, input);
  return opening;
}

/** The numbers of the layers whose outputs others join, 0 for the input. */
function joinedLayers({ layers: specs }: ExperimentSpec): ReadonlySet<number> {
  return new Set(
    specs.flatMap(({ id, args }) => {
      const { joins } = entryOf('layers', id);
      return joins ? [joins(args)] : [];
    }),
  );
}

/** The output activation comes after the outputs are in the form of the targets. */
function withoutOutputActivation(layer: PlannedLayer): PlannedLayer {
  return layer.name === 'output' ? { ...layer, activation: null } : layer;
}

/** Brings the outputs into the form of the targets, with their activation if the loss takes predictions. */
function finish(
  site: Site,
  { spec, script, outputs }: NetworkContext,
  { layer, output }: PlannedLayer,
  from: string,
): void {
  const image = imageSizeOf(output);
  const isOfPixels = dataOf(spec).target.image !== undefined && dataOf(spec).answer !== 'input';
  if (image && layer.id === 'conv2d') {
    // One target for each pixel, or a row of numbers as in the data.
    if (isOfPixels) site.apply(`layers.Reshape(${tuple([image.height * image.width, outputs])})`);
    else asRow(site, output);
  } else if (image && isOfPixels) {
    site.apply(`layers.Reshape(${tuple([outputs, image.height * image.width])})`);
    site.apply('layers.Permute((2, 1))');
  }
  const activation = from === 'logits' ? undefined : activationOf(spec.output, script);
  if (activation !== undefined) site.apply(`layers.Activation(${activation})`);
}

/** Statements that give weights the constraints that constructors do not take: pins, and norms of attention. */
export function constraintsOf(
  { script, spec, weights }: NetworkContext,
  modelOf: (weight: PlacedWeight) => string,
  { clipped = () => false }: { readonly clipped?: (weight: PlacedWeight) => boolean } = {},
): readonly string[] {
  return weights.flatMap((weight) => {
    const pinned = pinsOf(spec, weight);
    if (pinned.length === 0 && !(weight.isLate && weight.constraint)) return [];
    const place = `${modelOf(weight)}.get_layer("${weight.layer}").weights[${weight.index}]`;
    const before = weight.isLate ? weight.constraint : null;
    const late = before === null ? [] : [`${place}.constraint = ${before}`];
    if (pinned.length === 0) return late;
    const elements = pinned.map(({ index, value }) => `${tuple(index)}: ${float(value)}`).join(', ');
    const isHeld = weight.constraint !== null || weight.key.endsWith('/bias') || clipped(weight);
    const options = { first: isHeld ? `${place}.constraint` : undefined };
    return [...late, `${place}.constraint = ${invoked(script.helper('Pinned', PINNED), [`{${elements}}`], options)}`];
  });
}

const PINNED = `class Pinned(keras.constraints.Constraint):
    """Holds elements at their values after every update, and after another constraint."""

    def __init__(self, elements, first=None):
        self.elements = elements
        self.first = first

    def __call__(self, weight):
        if self.first is not None:
            weight = self.first(weight)
        free = np.ones(tuple(weight.shape), "float32")
        held = np.zeros(tuple(weight.shape), "float32")
        for index, value in self.elements.items():
            free[index] = 0
            held[index] = value
        return weight * ops.convert_to_tensor(free) + ops.convert_to_tensor(held)`;

/** The pinned elements of a weight, by their places in Keras. */
function pinsOf(
  { pins }: ExperimentSpec,
  weight: PlacedWeight,
): readonly { readonly index: readonly number[]; readonly value: number }[] {
  return pins.flatMap(({ parameter, index, value }) => {
    const place = placeOf(weight, parameter, index);
    return place === null ? [] : [{ index: place, value }];
  });
}

/** Where an element of a parameter is in a weight; null if it is elsewhere. */
function placeOf(
  { of, lengths, shape, arrange }: PlacedWeight,
  parameter: string,
  index: number,
): readonly number[] | null {
  if (!of.includes(parameter)) return null;
  const marked = of.map((name, at) => {
    const values = new Float32Array(lengths[at] as number);
    if (name === parameter) values[index] = 1;
    return values;
  });
  const arranged = arrange ? arrange(...marked) : (marked[0] as Float32Array);
  const flat = arranged.indexOf(1);
  if (flat < 0) return null;
  return shape.map((size, axis) => Math.floor(flat / sizeOf(shape.slice(axis + 1))) % size);
}
