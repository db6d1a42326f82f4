import type { DataShape } from '../experiment/index.ts';
import { UNSCALED, unscaled } from '../math/scale.ts';
import type { RunView } from '../runtime/protocol.ts';

/** The pixels of an example, from 0 to 1, row by row, 0 if not a feature; null if the examples are not images. */
export function pixelsOf(view: RunView, { columns, target, image }: DataShape, point: number): Float32Array | null {
  if (image === null) return null;
  const { features, points, scales } = view;
  const indices = new Map(features.map((name, column) => [name, column]));
  const pixels = columns.filter(({ id }) => id !== target.id);
  return Float32Array.from(pixels, ({ id }) => {
    const column = indices.get(id);
    if (column === undefined) return 0;
    return unscaled(points.features[point * features.length + column] as number, scales.get(id) ?? UNSCALED);
  });
}
