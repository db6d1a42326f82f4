import type { DrawingRules } from '../catalog/datasets/definition.ts';
import type { ImageSize } from '../math/sample.ts';
import { dataOf } from './data.ts';
import type { DataChoice } from './experiment.ts';
import { entryOf } from './lookup.ts';
import { environmentOf } from './world.ts';

/** How a drawing becomes an image of an experiment's data; null if the data are not images, or are those of a world. */
export function drawingOf(choice: DataChoice): DrawingRules | null {
  const { image } = dataOf(choice);
  if (image === null || environmentOf(choice)) return null;
  const dataset = choice.table === null ? entryOf('datasets', choice.data.id) : null;
  return (dataset && 'drawing' in dataset ? dataset.drawing : undefined) ?? plainRules(image);
}

/** A tenth of the image is about as wide as a pen in a picture of a handwritten character. */
const STROKE_SHARE = 0.1;

/** White on black, for images about which nothing else is known. */
function plainRules({ channels, height, width }: ImageSize): DrawingRules {
  return {
    background: new Array<number>(channels).fill(0),
    ink: new Array<number>(channels).fill(1),
    shades: true,
    stroke: Math.max(1, STROKE_SHARE * Math.max(height, width)),
    levels: null,
    box: null,
  };
}
