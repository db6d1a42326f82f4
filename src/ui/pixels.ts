import { UNSCALED, unscaled } from '../math/scale.ts';
import type { RunView } from '../runtime/protocol.ts';
import type { DataShape } from '../spec/index.ts';

/** The image that an example is, from 0 to 1 and row by row; pixels that are not fed are 0. null for what is no image. */
export function pixelsOf(view: RunView, { columns, target, image }: DataShape, point: number): Float32Array | null {
  if (image === null) return null;
  const { features, points, scales } = view;
  const place = new Map(features.map((name, column) => [name, column]));
  const pixels = columns.filter(({ id }) => id !== target.id);
  return Float32Array.from(pixels, ({ id }) => {
    const column = place.get(id);
    if (column === undefined) return 0;
    return unscaled(points.features[point * features.length + column] as number, scales.get(id) ?? UNSCALED);
  });
}
