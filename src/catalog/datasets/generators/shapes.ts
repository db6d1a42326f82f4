import { hsl } from 'd3';
import type { RandomStream } from '../../../math/random.ts';
import { SIZE } from '../shapes.ts';
import type { Generator } from './generator.ts';

/** The distance of a point from the outline of a shape around the origin, negative inside. */
type Distance = (x: number, y: number) => number;

// Every shape has the area of the circle with radius 1, so that its brightness does not give it away.
const SQUARE = Math.sqrt(Math.PI) / 2;
const TRIANGLE = Math.sqrt(Math.PI * Math.sqrt(3)) / 2;
const CROSS = Math.sqrt((9 * Math.PI) / 20);

const SHAPES: Readonly<Record<string, Distance>> = {
  circle: (x, y) => Math.hypot(x, y) - 1,
  square: (x, y) => box(x, y, SQUARE, SQUARE),
  // Equilateral; the origin is halfway up.
  triangle: (x, y) => Math.max(y - TRIANGLE, (Math.sqrt(3) * Math.abs(x) - (y + TRIANGLE)) / 2),
  cross: (x, y) => Math.min(box(x, y, CROSS, CROSS / 3), box(x, y, CROSS / 3, CROSS)),
};

function box(x: number, y: number, halfWidth: number, halfHeight: number): number {
  return Math.max(Math.abs(x) - halfWidth, Math.abs(y) - halfHeight);
}

/** How far the widest shape, the triangle, extends from its origin. */
const REACH = 1.35;

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
      const share = within(0.5 - size * distance((column + 0.5 - x) / size, (row + 0.5 - y) / size));
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

/** The number, or the end of the range from 0 to 1 that it is beyond. */
function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}
