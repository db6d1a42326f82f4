import { dataOf, isGame } from '../data.ts';
import type { ExperimentSpec, LayerSpec } from '../experiment.ts';
import { dividerOf, divides } from '../generator.ts';
import { IGNORED, type Notices } from '../notices.ts';
import { printLayers } from '../write.ts';

/**
 * The layers with exactly one end of a generator if the task needs a generator, and otherwise without.
 * @param usual the default layers
 * @param spec has the data
 */
export function fitGenerator(
  notices: Notices,
  layers: readonly LayerSpec[],
  usual: readonly LayerSpec[],
  spec: ExperimentSpec,
): readonly LayerSpec[] {
  const needsGenerator = isGame(dataOf(spec).task);
  const divider = dividerOf(layers);
  if (needsGenerator && divider === null) {
    const generator = usual.slice(0, (dividerOf(usual) ?? 0) + 1);
    const what = 'the network needs a layer "generate" between its generator and its discriminator';
    notices.add('net', `${what}; using ${printLayers(generator)} before the given layers.`);
    return [...generator, ...layers];
  }
  return layers.filter((layer, index) => {
    if (!divides(layer) || (needsGenerator && index === divider)) return true;
    const why = needsGenerator ? 'is a second end of the generator' : 'ends a generator, but this task has none';
    notices.add('net', `layer ${index + 1} ${layer.id} ${why}; ${IGNORED}.`);
    return false;
  });
}
