/** Losses of two parameters, written with the ops of the catalog, so that their gradients are derived. Pure. */
import { finishGraph, float32, GraphBuilder, type Value } from '../../ir/graph.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { add, cos, mul, square, sub } from '../../ops/index.ts';
import type { Domain, Point } from '../parts/types.ts';

/** A loss f(x, y). */
export interface Surface {
  readonly label: string;
  /** The formula, as TeX without delimiters. */
  readonly tex: string;
  /** The part that is shown. */
  readonly x: Domain;
  readonly y: Domain;
  /** Where the optimizers start. */
  readonly start: Point;
  /** The places of the least value; none if it has no least value. */
  readonly minima: readonly Point[];
  /** Added to the height above the lowest before contours are placed at equal ratios. */
  readonly rise: number;
  build(x: Value, y: Value): Value;
}

/** The surfaces to choose from. Some are scaled, so that the usual learning rates suit them. */
export const SURFACES = {
  bowl: {
    label: 'Bowl',
    tex: 'f(x, y) = \\tfrac{1}{2} \\left(x^2 + y^2\\right)',
    x: [-3, 3],
    y: [-3, 3],
    start: { x: -2.4, y: 1.8 },
    minima: [{ x: 0, y: 0 }],
    rise: 0.3,
    build: (x, y) => mul(add(square(x), square(y)), 0.5),
  },
  ravine: {
    label: 'Ravine',
    tex: 'f(x, y) = \\tfrac{1}{2} \\left(\\tfrac{1}{4} x^2 + 18 y^2\\right)',
    x: [-4, 4],
    y: [-2, 2],
    start: { x: -3.5, y: 1 },
    minima: [{ x: 0, y: 0 }],
    rise: 0.3,
    build: (x, y) => add(mul(square(x), 0.125), mul(square(y), 9)),
  },
  rosenbrock: {
    label: 'Rosenbrock’s valley',
    tex: 'f(x, y) = \\tfrac{1}{100} (1 - x)^2 + \\left(y - x^2\\right)^2',
    x: [-2, 2],
    y: [-1, 3],
    start: { x: -1.2, y: 1 },
    minima: [{ x: 1, y: 1 }],
    rise: 0.02,
    build: (x, y) => add(mul(square(sub(1, x)), 0.01), square(sub(y, square(x)))),
  },
  beale: {
    label: 'Beale’s function',
    tex: 'f(x, y) = \\tfrac{1}{20} \\sum_{k=1}^{3} \\left(c_k - x \\left(1 - y^k\\right)\\right)^2, \\quad c = (1.5,\\, 2.25,\\, 2.625)',
    x: [-1, 4.5],
    y: [-2, 2],
    start: { x: 0.5, y: 1.5 },
    minima: [{ x: 3, y: 0.5 }],
    rise: 0.01,
    build(x, y) {
      const powers = [y, square(y), mul(square(y), y)];
      const terms = [1.5, 2.25, 2.625].map((c, index) => square(sub(c, mul(x, sub(1, powers[index] as Value)))));
      return mul(terms.reduce(add), 0.05);
    },
  },
  saddle: {
    label: 'Saddle',
    tex: 'f(x, y) = \\tfrac{1}{2} x^2 - \\tfrac{1}{2} y^2 + \\tfrac{1}{16} y^4',
    x: [-3, 3],
    y: [-3, 3],
    start: { x: -2.5, y: 0.01 },
    minima: [
      { x: 0, y: 2 },
      { x: 0, y: -2 },
    ],
    rise: 0.3,
    build: (x, y) => add(mul(sub(square(x), square(y)), 0.5), mul(square(square(y)), 1 / 16)),
  },
  many_minima: {
    label: 'Many minima',
    tex: 'f(x, y) = \\tfrac{1}{10} \\left(x^2 + y^2\\right) + \\tfrac{1}{4} \\left(2 - \\cos 3x - \\cos 3y\\right)',
    x: [-4, 4],
    y: [-4, 4],
    start: { x: -3.2, y: 2.6 },
    minima: [{ x: 0, y: 0 }],
    rise: 0.15,
    build: (x, y) => add(mul(add(square(x), square(y)), 0.1), mul(sub(2, add(cos(mul(x, 3)), cos(mul(y, 3)))), 0.25)),
  },
} as const satisfies Record<string, Surface>;

export type SurfaceId = keyof typeof SURFACES;

/** The values of a surface at the centres of `size` × `size` cells, row 0 at the top. */
export function valuesOf(surface: Surface, size: number): Float64Array {
  const builder = new GraphBuilder();
  const cells = size * size;
  const inputs = [builder.input('x', float32([cells])), builder.input('y', float32([cells]))] as const;
  const at = ([low, high]: Domain, cell: number) => low + ((high - low) * (cell + 0.5)) / size;
  const x = Float64Array.from({ length: cells }, (_, index) => at(surface.x, index % size));
  const y = Float64Array.from({ length: cells }, (_, index) => at(surface.y, size - 1 - Math.floor(index / size)));
  const feeds = { x: { shape: [cells], data: x }, y: { shape: [cells], data: y } };
  return evaluateGraph(finishGraph({ f: surface.build(...inputs) }), feeds).f?.data ?? x;
}
