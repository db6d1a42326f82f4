import type { DataShape } from '../experiment/index.ts';
import { UNSCALED, unscaled } from '../math/scale.ts';
import type { RunView } from '../runtime/protocol.ts';
import { pixelIds } from '../table/pixels.ts';

/** The image of an example, [channels, height, width], 0 where a pixel is not a feature; null if it is not an image. */
export function pixelsOf(view: RunView, { image }: DataShape, point: number): Float32Array | null {
  if (image === null) return null;
  const { features, points, scales } = view;
  const indices = new Map(features.map((name, column) => [name, column]));
  return Float32Array.from(pixelIds(image), (id) => {
    const column = indices.get(id);
    if (column === undefined) return 0;
    return unscaled(points.features[point * features.length + column] as number, scales.get(id) ?? UNSCALED);
  });
}
