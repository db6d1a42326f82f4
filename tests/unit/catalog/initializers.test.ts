import { describe, expect, it } from 'vitest';
import type { Fans, InitializerDef } from '../../../src/catalog/initializers/definition.ts';
import { initializers } from '../../../src/catalog/initializers/index.ts';
import { randomStream } from '../../../src/math/random.ts';

const count = 1e5;
const fans: Fans[] = [
  { fanIn: 2, fanOut: 8 },
  { fanIn: 64, fanOut: 10 },
];

function draw(initializer: InitializerDef, fan: Fans): { mean: number; variance: number; largest: number } {
  const hyper = Object.fromEntries(
    Object.entries(initializer.hyper).map(([name, { default: usual }]) => [name, usual]),
  );
  const random = randomStream(7, 'init/dense1/weight');
  let [sum, squares, largest] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const value = initializer.sample(fan, hyper, random);
    sum += value;
    squares += value ** 2;
    largest = Math.max(largest, Math.abs(value));
  }
  const mean = sum / count;
  const variance = squares / count - mean ** 2;
  const stated = initializer.variance(fan, hyper);
  // Standard error of a mean is σ/√n, here 0.3% of σ; of a normal's variance √(2/n), 0.45%. Five of each are allowed.
  expect(Math.abs(mean)).toBeLessThanOrEqual(5 * Math.sqrt(stated / count));
  expect(Math.abs(variance - stated)).toBeLessThanOrEqual(5 * stated * Math.sqrt(2 / count));
  return { mean, variance, largest };
}

describe.each(Object.entries(initializers) as [string, InitializerDef][])('%s', (id, initializer) => {
  it.each(fans)('has the stated mean and variance at %o', (fan) => {
    const { largest } = draw(initializer, fan);
    const { fanIn, fanOut } = fan;
    const bounds: Record<string, number> = {
      zeros: 0,
      uniform: 0.5,
      xavier_uniform: Math.sqrt(6 / (fanIn + fanOut)),
      he_uniform: Math.sqrt(6 / fanIn),
    };
    const bound = bounds[id];
    if (bound === undefined) return;
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThanOrEqual(0.999 * bound);
  });
});

describe('the variance', () => {
  const fan = { fanIn: 6, fanOut: 2 };

  it('follows Glorot and He', () => {
    expect(initializers.xavier_uniform.variance(fan, {})).toBeCloseTo(2 / 8, 12);
    expect(initializers.xavier_normal.variance(fan, {})).toBeCloseTo(2 / 8, 12);
    expect(initializers.he_uniform.variance(fan, {})).toBeCloseTo(2 / 6, 12);
    expect(initializers.he_normal.variance(fan, {})).toBeCloseTo(2 / 6, 12);
    expect(initializers.uniform.variance(fan, { range: 3 })).toBe(3);
    expect(initializers.zeros.variance(fan, {})).toBe(0);
  });
});
