/** What one example is between the layers of an experiment. */
import type { Beside, LayerDef, Refusal, Surroundings } from '../catalog/layers/definition.ts';
import {
  flatSample,
  imageSizeOf,
  lengthOf,
  type SampleType,
  sequenceSample,
  sequenceSizeOf,
  stepsOf,
  unitCount,
  withFeatures,
} from '../math/sample.ts';
import { dataOf } from './data.ts';
import type { Call, DataChoice, ExperimentSpec, LayerSpec } from './experiment.ts';
import { sampleOf } from './inputs.ts';
import { entryOf } from './lookup.ts';
import { dividedBy, dividerOf, divides, hasGenerator, noiseOf } from './two-networks.ts';
import { actionCount } from './world.ts';

type Layers = Parameters<typeof sampleOf>[0] & Pick<ExperimentSpec, 'layers'>;

/**
 * An example at the input of the network. An image is a row of pixels unless a layer works on images before the first
 * that flattens it: normalization and the like then treat its channels, not its pixels, as units. Tokens are one-hot at
 * every step unless the first layer looks them up.
 */
export function inputType(spec: Layers): SampleType {
  if (hasGenerator(spec)) return flatSample(noiseOf(spec.layers));
  const divider = dividerOf(spec.layers);
  return formOf(spec, divider === null ? spec.layers : spec.layers.slice(0, divider));
}

/** An example of the data as layers receive it that work on examples from the first of them on; see `inputType`. */
function formOf(choice: Parameters<typeof sampleOf>[0], layers: readonly Pick<Call, 'id'>[]): SampleType {
  const sample = sampleOf(choice);
  const takes = layers.map(({ id }) => entryOf('layers', id).takes);
  if (sample.vocabulary !== undefined) {
    return takes[0] === 'tokens' ? sample : sequenceSample({ steps: lengthOf(sample), features: sample.vocabulary });
  }
  if (sequenceSizeOf(sample) !== null) return sample;
  const first = takes.find((one) => one !== 'either');
  // A layer on sequences cannot take an image, and should say so.
  return first === 'image' || first === 'sequence' || first === 'tokens' ? sample : flatSample(lengthOf(sample));
}

/**
 * An example of the data where it meets the last network: at its input, or where a second network begins.
 * @param spec may have any layers
 */
export function exampleType(spec: Layers): SampleType {
  const divider = dividerOf(spec.layers);
  return formOf(spec, divider === null ? spec.layers : spec.layers.slice(divider + 1));
}

/** An example as a layer takes it: some layers flatten it, and some take a step of a sequence as an example. */
export function takenBy(layer: Pick<Call, 'id'>, x: SampleType): SampleType {
  const { takes } = entryOf('layers', layer.id);
  if (takes === 'whole' || (takes === 'row' && imageSizeOf(x) !== null)) return flatSample(lengthOf(x));
  return worksStepByStep(layer, x) ? flatSample(unitCount(x)) : x;
}

/** Whether a layer treats each step of a sequence as an example. */
export function worksStepByStep({ id }: Pick<Call, 'id'>, x: SampleType): boolean {
  const { takes } = entryOf('layers', id);
  return (takes === 'row' || takes === 'either') && sequenceSizeOf(x) !== null;
}

/**
 * The hidden layers with each option "auto" replaced by the one that fits the layers around it and the target; the same
 * objects if there are none.
 */
export function settledLayers(spec: Layers): readonly LayerSpec[] {
  const everyStep = predictsSteps(spec);
  const predictsNext = predictsAhead(spec);
  return spec.layers.map((layer, index) => {
    const { settle } = entryOf('layers', layer.id) as LayerDef;
    if (settle === undefined) return layer;
    const around: Surroundings = {
      everyStep: everyStep || spec.layers.slice(index + 1).some(needsSteps),
      predictsNext,
    };
    return { ...layer, args: settle(layer.args, around) };
  });
}

function needsSteps({ id }: Call): boolean {
  return entryOf('layers', id).takes === 'sequence';
}

/**
 * What an example is at the input of the network and at the output of each of its first layers; null where a generator
 * keeps it from later layers.
 */
export type Earlier = readonly (SampleType | null)[];

/** The same with one more layer. What comes after a policy starts again from the observation. */
export function withLayer(earlier: Earlier, layer: Pick<Call, 'id'>, output: SampleType, { sample }: Given): Earlier {
  if (!divides(layer)) return [...earlier, output];
  return [...earlier.map(() => null), dividedBy(layer) === 'policy' ? sample : output];
}

/** What layers may depend on besides those before them. */
export type Given = Pick<Beside, 'sample' | 'actions'>;

/** @param spec may have any layers */
export function givenTo(spec: Layers): Given {
  return { sample: exampleType(spec), actions: actionCount(spec) };
}

/**
 * What a settled layer makes of an example, or why it cannot take it.
 * @param earlier the layer takes the last of these
 */
export function outputOf(layer: Call, earlier: Earlier, given: Given): SampleType | Refusal {
  const x = earlier.at(-1) as SampleType;
  const { joins, output: outputFor } = entryOf('layers', layer.id);
  const misfit = given.actions > 0 ? misfitOfAgent(layer) : null;
  if (misfit !== null) return { problem: misfit, instead: null };
  const from = joins?.(layer.args);
  const other = from === undefined ? undefined : earlier[from];
  if (from !== undefined && (other === undefined || other === null)) {
    const why = other === null ? 'belongs to another network' : 'comes later';
    return { problem: `joins layer ${from}, which ${why}`, instead: { ...layer.args, from: earlier.length - 1 } };
  }
  if (other && stepsOf(x) !== stepsOf(other)) {
    return { problem: 'joins sequences of different lengths, or a sequence and something else', instead: null };
  }
  const output = outputFor(takenBy(layer, x), layer.args, { ...given, ...(other && { other: takenBy(layer, other) }) });
  return worksStepByStep(layer, x) && !('problem' in output) ? withFeatures(x, unitCount(output)) : output;
}

/** Why an agent cannot have a layer, whatever comes before it; null if it can. */
function misfitOfAgent({ id }: Pick<Call, 'id'>): string | null {
  const { takes, differsInTraining } = entryOf('layers', id);
  if (takes === 'sequence' || takes === 'tokens') return 'needs a sequence, but an agent observes one state at a time';
  if (differsInTraining === undefined) return null;
  return 'computes something else in training than in use, and an agent uses its network while it trains';
}

/** Whether the target has a value at every step of a sequence. */
export function predictsSteps(choice: DataChoice): boolean {
  return (dataOf(choice).sequence?.predicts ?? 'whole') !== 'whole';
}

/**
 * Why a layer cannot be inserted before the hidden layer with this index, as the part of a sentence after its name:
 * "needs images, but …"; null if it can.
 */
export function whyNoLayer(spec: ExperimentSpec, index: number, layer: LayerSpec): string | null {
  const layers = spec.layers.toSpliced(index, 0, layer);
  if (divides(layer)) return 'ends the first of two networks, and this one is already divided or has to stay whole';
  let types: Earlier = [inputType({ ...spec, layers })];
  const given = givenTo({ ...spec, layers });
  for (const [place, one] of settledLayers({ ...spec, layers })
    .slice(0, index + 1)
    .entries()) {
    const output = outputOf(one, types, given);
    if ('problem' in output) return place === index && output.instead === null ? output.problem : null;
    types = withLayer(types, one, output, given);
  }
  return null;
}

/** Whether the target at each step is what comes next: the next token, or as in all data with numbers, the next number. */
export function predictsAhead(choice: DataChoice): boolean {
  const { sequence, answer } = dataOf(choice);
  return sequence?.predicts === 'next' || (sequence?.predicts === 'step' && answer === 'number');
}
