import type { ImageSize } from '../../math/sample.ts';
import { fromBytes } from '../bytes.ts';
import { ownTable } from '../own.ts';
import type { OwnTable } from '../table.ts';
import { classCounts } from './labels.ts';

/**
 * The table of a person's images: their class, which is the target, and the image.
 * @param labels the class of each image
 * @param pixels [count, channels, height, width], 0 … 255, which become numbers from 0 to 1
 */
export function imageTable(name: string, labels: readonly string[], size: ImageSize, pixels: Uint8Array): OwnTable {
  const levels = [...classCounts(labels).keys()];
  const places = new Map(levels.map((level, place) => [level, place]));
  return ownTable({
    name,
    target: 'class',
    columns: [
      { id: 'class', label: 'Class', levels },
      { id: 'image', label: 'Image', levels: null, image: size },
    ],
    count: labels.length,
    values: [Float64Array.from(labels, (label) => places.get(label) as number), fromBytes(pixels)],
  });
}
