/** What one example is between the layers of an experiment. */
import type { Refusal } from '../catalog/layers/definition.ts';
import { flatSample, imageSizeOf, lengthOf, type SampleType } from '../math/sample.ts';
import type { Call, ExperimentSpec, LayerSpec } from './experiment.ts';
import { sampleOf } from './inputs.ts';
import { entryOf } from './lookup.ts';

/**
 * An example at the input of the network. An image is a row of pixels unless a layer works on images before the first
 * that flattens it: normalization and the like then treat its channels, not its pixels, as units.
 */
export function inputType(spec: Parameters<typeof sampleOf>[0] & Pick<ExperimentSpec, 'layers'>): SampleType {
  const first = spec.layers.map(({ id }) => entryOf('layers', id).takes).find((takes) => takes !== 'either');
  const sample = sampleOf(spec);
  return first === 'image' ? sample : flatSample(lengthOf(sample));
}

/** An example as a layer takes it: a layer that works on rows flattens it. */
export function takenBy({ id }: Pick<Call, 'id'>, x: SampleType): SampleType {
  return entryOf('layers', id).takes === 'row' && imageSizeOf(x) !== null ? flatSample(lengthOf(x)) : x;
}

/** What a layer makes of an example, or why it cannot take it. */
export function outputOf(layer: Call, x: SampleType): SampleType | Refusal {
  return entryOf('layers', layer.id).output(takenBy(layer, x), layer.args);
}

/**
 * Why a layer cannot be inserted before the hidden layer with this index, as the part of a sentence after its name:
 * "needs images, but …"; null if it can.
 */
export function whyNoLayer(spec: ExperimentSpec, index: number, layer: LayerSpec): string | null {
  let type = inputType({ ...spec, layers: spec.layers.toSpliced(index, 0, layer) });
  for (const one of [...spec.layers.slice(0, index), layer]) {
    const output = outputOf(one, type);
    if ('problem' in output) return one === layer && output.instead === null ? output.problem : null;
    type = output;
  }
  return null;
}
