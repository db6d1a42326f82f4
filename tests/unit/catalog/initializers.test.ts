import { describe, expect, it } from 'vitest';
import type { InitializerDef, Site } from '../../../src/catalog/initializers/definition.ts';
import { initializers } from '../../../src/catalog/initializers/index.ts';
import { randomStream } from '../../../src/math/random.ts';
import { type Shape, sizeOf } from '../../../src/math/shape.ts';

const list = Object.entries(initializers) as [keyof typeof initializers, InitializerDef][];

/** A weight matrix before an activation that recommends `gain`. */
const weight = (fanIn: number, fanOut: number, gain = 1): Site => ({ shape: [fanIn, fanOut], fanIn, fanOut, gain });
const bias = (units: number): Site => ({ shape: [units], fanIn: 1, fanOut: 1, gain: 1 });

function usual({ hyper }: InitializerDef): Record<string, number> {
  return Object.fromEntries(Object.entries(hyper).map(([name, { default: value }]) => [name, value]));
}

const draw = (initializer: InitializerDef, site: Site, hyper = usual(initializer), seed = 7) =>
  initializer.draw(site, hyper, randomStream(seed, 'init/dense1/weight'));

/** Draws tensors of one site until there are 1e5 numbers. */
function sample(initializer: InitializerDef, site: Site, hyper = usual(initializer)) {
  const random = randomStream(7, 'init/dense1/weight');
  const values: number[] = [];
  while (values.length < 1e5) values.push(...initializer.draw(site, hyper, random));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { count: values.length, mean, variance, largest: Math.max(...values.map(Math.abs)) };
}

const sites = [weight(2, 8), weight(64, 10), weight(8, 64, 5 / 3)];

describe.each(list)('%s', (id, initializer) => {
  const choices = 'gain' in initializer.hyper ? [{ gain: 0 }, { gain: 1 }] : [usual(initializer)];
  const cases = choices.flatMap((hyper) => sites.map((site) => ({ hyper, site })));

  it.each(cases)('has the stated mean, variance and bounds at $site with $hyper', ({ hyper, site }) => {
    const { count, mean, variance, largest } = sample(initializer, site, hyper);
    const stated = initializer.variance(site, hyper);
    // Standard error of a mean is σ/√n, here 0.3% of σ; of a normal's variance √(2/n), 0.45%. The test allows five of
    // each.
    const center = id === 'constant' ? Math.fround(0.1) : 0;
    expect(Math.abs(mean - center)).toBeLessThanOrEqual(5 * Math.sqrt(stated / count) + 1e-12);
    expect(Math.abs(variance - stated)).toBeLessThanOrEqual(5 * stated * Math.sqrt(2 / count) + 1e-12);
    if (id !== 'uniform' && !id.endsWith('_uniform')) return;
    const bound = Math.fround(Math.sqrt(3 * stated));
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThanOrEqual(0.999 * bound);
  });

  it('draws the same numbers from the same seed and others from another', () => {
    const site = weight(6, 5);
    const first = draw(initializer, site);
    expect(first).toHaveLength(30);
    expect(draw(initializer, site)).toEqual(first);
    if (initializer.variance(site, usual(initializer)) > 0) {
      expect(draw(initializer, site, usual(initializer), 8)).not.toEqual(first);
      expect(new Set(first).size).toBe(30);
    }
  });

  it('draws biases only if it does not depend on the fans', () => {
    const places = ['zeros', 'constant', 'uniform', 'normal'].includes(id) ? ['weight', 'bias'] : ['weight'];
    expect(initializer.places).toEqual(places);
    if (initializer.places.includes('bias')) expect(draw(initializer, bias(4))).toHaveLength(4);
  });
});

describe('the variance', () => {
  const site = weight(6, 2, 5 / 3);
  const [one, activation] = [{ gain: 0 }, { gain: 1 }];

  it('is that of the papers', () => {
    expect(initializers.xavier_uniform.variance(site, one)).toBeCloseTo(2 / 8, 12);
    expect(initializers.xavier_normal.variance(site, one)).toBeCloseTo(2 / 8, 12);
    expect(initializers.he_uniform.variance(site, one)).toBeCloseTo(2 / 6, 12);
    expect(initializers.he_normal.variance(site, one)).toBeCloseTo(2 / 6, 12);
    expect(initializers.lecun_uniform.variance(site, {})).toBeCloseTo(1 / 6, 12);
    expect(initializers.lecun_normal.variance(site, {})).toBeCloseTo(1 / 6, 12);
    expect(initializers.orthogonal.variance(site, one)).toBeCloseTo(1 / 6, 12);
    expect(initializers.orthogonal.variance(weight(2, 6), one)).toBeCloseTo(1 / 6, 12);
    expect(initializers.uniform.variance(site, { range: 3 })).toBe(3);
    expect(initializers.normal.variance(site, { sd: 3 })).toBe(9);
    expect(initializers.constant.variance(site, { value: 3 })).toBe(0);
    expect(initializers.zeros.variance(site, {})).toBe(0);
  });

  it('is multiplied by the square of the gain, which in He replaces the 2', () => {
    const square = 25 / 9;
    expect(initializers.xavier_uniform.variance(site, activation)).toBeCloseTo((square * 2) / 8, 12);
    expect(initializers.xavier_normal.variance(site, activation)).toBeCloseTo((square * 2) / 8, 12);
    expect(initializers.he_uniform.variance(site, activation)).toBeCloseTo(square / 6, 12);
    expect(initializers.he_normal.variance(site, activation)).toBeCloseTo(square / 6, 12);
    expect(initializers.orthogonal.variance(site, activation)).toBeCloseTo(square / 6, 12);
  });

  it('is the same for He and ReLU whichever is chosen', () => {
    const relu = weight(6, 2, Math.SQRT2);
    expect(initializers.he_normal.variance(relu, activation)).toBeCloseTo(
      initializers.he_normal.variance(relu, one),
      12,
    );
  });
});

describe('orthogonal', () => {
  const shapes: Shape[] = [
    [1, 1],
    [1, 5],
    [5, 1],
    [2, 8],
    [8, 8],
    [40, 7],
    [256, 256],
    [3, 4, 5],
  ];

  it.each(shapes.flatMap((shape) => [1, 5 / 3].map((gain) => ({ shape, gain }))))(
    'has perpendicular columns or rows of length $gain in $shape',
    ({ shape, gain }) => {
      const columns = shape.at(-1) as number;
      const rows = sizeOf(shape) / columns;
      const values = draw(initializers.orthogonal, { shape, fanIn: rows, fanOut: columns, gain }, { gain: 1 });
      const at = (row: number, column: number) => values[row * columns + column] as number;
      const vectors =
        rows >= columns
          ? Array.from({ length: columns }, (_, c) => Array.from({ length: rows }, (__, r) => at(r, c)))
          : Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => at(r, c)));
      let worst = 0;
      for (const [i, a] of vectors.entries()) {
        for (const [j, b] of vectors.entries()) {
          const product = a.reduce((sum, value, place) => sum + value * (b[place] as number), 0);
          worst = Math.max(worst, Math.abs(product - (i === j ? gain ** 2 : 0)));
        }
      }
      expect(worst).toBeLessThan(1e-6);
    },
  );

  it('prefers no direction and no sign', () => {
    const random = randomStream(3, 'init/dense1/weight');
    const [count, positive, sum] = [4000, [0, 0, 0, 0], [0, 0, 0, 0]];
    for (let index = 0; index < count; index++) {
      initializers.orthogonal.draw(weight(2, 2), { gain: 0 }, random).forEach((value, place) => {
        if (value > 0) positive[place] = (positive[place] as number) + 1;
        sum[place] = (sum[place] as number) + value ** 2;
      });
    }
    // Five standard errors: √n/2 of the count of positive ones, 0.35/√n of the mean square 1/2.
    for (const place of [0, 1, 2, 3]) {
      expect(Math.abs((positive[place] as number) - count / 2)).toBeLessThan((5 * Math.sqrt(count)) / 2);
      expect(Math.abs((sum[place] as number) / count - 1 / 2)).toBeLessThan((5 * 0.36) / Math.sqrt(count));
    }
  });
});
