import { activationCurve } from '../catalog/activations/curve.ts';
import type { MapRange } from '../plots/heatmap.ts';
import { type Call, defaultLayer, entryOf, type LayerSpec } from '../spec/index.ts';

/** Far enough out that a bounded function has come to its bounds. */
const PROBES = Float64Array.of(-30, -3, -1, -0.3, 0, 0.3, 1, 3, 30);

const USUAL = defaultLayer().id;

/** Which values the maps of a layer span, found by trying its activation. */
export function activationRange({ id, args }: Call): MapRange {
  const { y } = activationCurve(entryOf('activations', id), args, PROBES);
  if (y.every((value) => value >= 0 && value <= 1)) return 'unit';
  if (y.every((value) => value >= -1 && value <= 1)) return 'signed';
  return 'auto';
}

/** The same for a hidden layer. Only of a usual one it is known that its activation has the last word. */
export function layerRange({ id, activation }: LayerSpec): MapRange {
  return id === USUAL && activation ? activationRange(activation) : 'auto';
}
