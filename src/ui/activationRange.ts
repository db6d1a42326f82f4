import { activationValues } from '../catalog/activations/values.ts';
import { type Call, defaultLayer, entryOf, type LayerSpec } from '../experiment/index.ts';
import type { MapRange } from '../plots/core/heatmap.ts';

/** Arguments that reach far enough for a bounded function to come close to its bounds. */
const PROBES = Float64Array.of(-30, -3, -1, -0.3, 0, 0.3, 1, 3, 30);

const USUAL = defaultLayer().id;

/** The range of the values in the maps of a layer, found by evaluating its activation. */
export function activationRange({ id, args }: Call): MapRange {
  const y = activationValues(entryOf('activations', id), args, PROBES);
  if (y.every((value) => value >= 0 && value <= 1)) return 'unit';
  if (y.every((value) => value >= -1 && value <= 1)) return 'signed';
  return 'auto';
}

/** The same for a hidden layer. Only in a dense layer is the activation known to be the last operation. */
export function layerRange({ id, activation }: LayerSpec): MapRange {
  return id === USUAL && activation ? activationRange(activation) : 'auto';
}
