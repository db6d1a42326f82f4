import { activationCurve } from '../catalog/activations/curve.ts';
import type { MapRange } from '../plots/heatmap.ts';
import { type Call, entryOf } from '../spec/index.ts';

/** Far enough out that a bounded function has come to its bounds. */
const PROBES = Float64Array.of(-30, -3, -1, -0.3, 0, 0.3, 1, 3, 30);

/** Which values the maps of a layer span, found by trying its activation. */
export function activationRange({ id, args }: Call): MapRange {
  const { y } = activationCurve(entryOf('activations', id), args, PROBES);
  if (y.every((value) => value >= 0 && value <= 1)) return 'unit';
  if (y.every((value) => value >= -1 && value <= 1)) return 'signed';
  return 'auto';
}

/** One range for each layer: the hidden ones, then the output. */
export function activationRanges(activations: readonly Call[]): readonly MapRange[] {
  return activations.map(activationRange);
}
