import type { RandomStream } from '../../../math/random.ts';
import { SHAPES, SIZE } from '../shape_masks.ts';
import type { TargetsGenerator } from './generator.ts';
import { circle, coverage, type Distance, REACH, square, triangle, within } from './outlines.ts';

type Name = 'n' | 'noise' | 'most';

export const shapeMasks: TargetsGenerator<Name> = (hyper, random) =>
  pictures(hyper, random).map(({ pixels, mask }) => ({ pixels, targets: mask }));

/** A shape counts as present if it is seen at one pixel at least. */
export const shapeLabels: TargetsGenerator<Name> = (hyper, random) =>
  pictures(hyper, random).map(({ pixels, mask }) => ({
    pixels,
    targets: SHAPES.map((_, shape) => (mask.includes(shape + 1) ? 1 : 0)),
  }));

const OUTLINES: Readonly<Record<(typeof SHAPES)[number], Distance>> = { disc: circle, square, triangle };

/** A shape in a picture; lengths in pixels. */
interface Placed {
  /** Index into SHAPES. */
  readonly shape: number;
  /** The radius of the disc of the same area. */
  readonly radius: number;
  readonly x: number;
  readonly y: number;
  readonly brightness: number;
}

/** An image with the class of each of its pixels: 0 for the background, then the shapes. */
interface Picture {
  readonly pixels: readonly number[];
  readonly mask: readonly number[];
}

function pictures({ n, noise, most }: Readonly<Record<Name, number>>, random: RandomStream): Picture[] {
  return Array.from({ length: n }, () => picture(placed(1 + random.integer(most), random), noise, random));
}

/** Radii of the smallest and the largest shape. */
const [SMALLEST, LARGEST] = [2.8, 4.2];

/** So many places are tried for a shape that does not touch the others; three large ones may find none. */
const TRIES = 20;

function placed(count: number, random: RandomStream): readonly Placed[] {
  const all: Placed[] = [];
  for (let index = 0; index < count; index++) {
    let one = somewhere(random);
    for (let tries = 1; tries < TRIES && all.some((other) => touch(one, other)); tries++) one = somewhere(random);
    all.push(one);
  }
  return all;
}

function somewhere(random: RandomStream): Placed {
  const radius = random.uniform(SMALLEST, LARGEST);
  const margin = REACH * radius;
  return {
    shape: random.integer(SHAPES.length),
    radius,
    x: random.uniform(margin, SIZE - margin),
    y: random.uniform(margin, SIZE - margin),
    brightness: random.uniform(0.5, 1),
  };
}

function touch(a: Placed, b: Placed): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < 1.1 * (a.radius + b.radius);
}

/** Draws shapes one over the other; each pixel belongs to the last shape that covers half of it. */
function picture(shapes: readonly Placed[], noise: number, random: RandomStream): Picture {
  const background = random.uniform(0, 0.3);
  const mask = new Array<number>(SIZE * SIZE).fill(0);
  const pixels = mask.map((_, index) => {
    const [row, column] = [Math.floor(index / SIZE), index % SIZE];
    let brightness = background;
    for (const { shape, radius, x, y, brightness: own } of shapes) {
      const distance = OUTLINES[SHAPES[shape] as (typeof SHAPES)[number]];
      const share = coverage(radius * distance((column + 0.5 - x) / radius, (row + 0.5 - y) / radius));
      brightness += share * (own - brightness);
      if (share >= 0.5) mask[index] = shape + 1;
    }
    return within(brightness + noise * random.normal());
  });
  return { pixels, mask };
}
