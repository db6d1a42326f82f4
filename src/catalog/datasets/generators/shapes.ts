import { hsl } from 'd3';
import type { RandomStream } from '../../../math/random.ts';
import { SIZE } from '../shapes.ts';
import type { Generator } from './generator.ts';
import { circle, coverage, cross, type Distance, REACH, square, triangle, within } from './outlines.ts';

const SHAPES: Readonly<Record<string, Distance>> = { circle, square, triangle, cross };

/** The radius of the circle of the same area, in pixels: of the smallest and the largest shape, and if all are equal. */
const SIZES = { smallest: 3, largest: 5, equal: 4 };

export const shapes: Generator<'n' | 'noise' | 'sizes'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const label = index % Object.keys(SHAPES).length;
    const drawn = random.uniform(SIZES.smallest, SIZES.largest);
    return { features: draw(label, hyper.sizes === 1 ? drawn : SIZES.equal, hyper.noise, random), label };
  });

/** An image of a shape: [channels, height, width], from 0 to 1. */
function draw(label: number, size: number, deviation: number, random: RandomStream): number[] {
  const distance = Object.values(SHAPES)[label] as Distance;
  const margin = REACH * size;
  const [x, y] = [random.uniform(margin, SIZE - margin), random.uniform(margin, SIZE - margin)];
  const [front, back] = [colourOf(random, 0.45, 0.75), colourOf(random, 0.05, 0.25)];
  const pixels = new Array<number>(3 * SIZE * SIZE);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      // A pixel that the edge divides has a mixture of both colours.
      const share = coverage(size * distance((column + 0.5 - x) / size, (row + 0.5 - y) / size));
      front.forEach((colour, channel) => {
        const mixed = share * colour + (1 - share) * (back[channel] as number);
        pixels[(channel * SIZE + row) * SIZE + column] = within(mixed + deviation * random.normal());
      });
    }
  }
  return pixels;
}

/** Red, green and blue, from 0 to 1, of a saturated colour of any hue. */
function colourOf(random: RandomStream, darkest: number, brightest: number): readonly [number, number, number] {
  const { r, g, b } = hsl(random.uniform(0, 360), random.uniform(0.5, 1), random.uniform(darkest, brightest)).rgb();
  return [r / 255, g / 255, b / 255];
}
