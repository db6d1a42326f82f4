/** Fits hidden layers to what they receive: to the data, and to the layers before them. */
import type { SampleType } from '../../math/sample.ts';
import type { ExperimentSpec, LayerSpec } from '../experiment.ts';
import { inputType, outputOf } from '../layer-types.ts';
import { entryOf } from '../lookup.ts';
import { IGNORED, type Notices } from '../notices.ts';
import { printValue } from '../write.ts';

/**
 * The layers that can take what they receive: some with other numbers, and without those that cannot take it at all.
 * @param layers each valid by itself
 * @param spec has the data, features and treatment of missing values
 */
export function fitLayerTypes(
  notices: Notices,
  layers: readonly LayerSpec[],
  spec: Omit<ExperimentSpec, 'layers'>,
): readonly LayerSpec[] {
  let type = inputType({ ...spec, layers });
  return layers.flatMap((layer, index) => {
    const fitted = fitLayerType(notices, layer, type, `layer ${index + 1} ${layer.id}`);
    if (fitted === null) return [];
    type = fitted.output;
    return [fitted.layer];
  });
}

/** @param name of the layer, for sentences */
function fitLayerType(
  notices: Notices,
  layer: LayerSpec,
  before: SampleType,
  name: string,
): { readonly layer: LayerSpec; readonly output: SampleType } | null {
  const type = outputOf(layer, before);
  if (!('problem' in type)) return { layer, output: type };
  const { problem, instead } = type;
  const typeThen = instead && outputOf({ ...layer, args: instead }, before);
  if (instead === null || typeThen === null || 'problem' in typeThen) {
    notices.add('net', `${name} ${problem}; ${IGNORED}.`);
    return null;
  }
  const changed = Object.entries(entryOf('layers', layer.id).hyper).filter(
    ([argument]) => instead[argument] !== layer.args[argument],
  );
  const words = changed.map(([argument, setting]) => `${argument}=${printValue(setting, instead[argument] as number)}`);
  notices.add('net', `${name} ${problem}; using ${words.join(', ')} instead.`);
  return { layer: { ...layer, args: instead }, output: typeThen };
}
