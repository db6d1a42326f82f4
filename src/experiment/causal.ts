import type { ExperimentSpec } from './experiment.ts';
import { settledLayers } from './layer-types.ts';
import { optionOf } from './lookup.ts';

/**
 * The hidden layers in which a step depends on later ones, as indices. A network that predicts what comes next must have
 * none: it would see what it has to predict.
 */
export function layersLookingAhead(spec: ExperimentSpec): readonly number[] {
  return settledLayers(spec).flatMap((layer, index) =>
    optionOf('layers', layer, 'mask') === 'none' || optionOf('layers', layer, 'bidirectional') === 'yes' ? [index] : [],
  );
}
