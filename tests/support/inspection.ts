import { randomStream } from '../../src/math/random.ts';
import type { Distribution, Distributions, Landscape } from '../../src/runtime/protocol.ts';

/** The histogram of a normal distribution. */
export function spreadOf(seed: number, count: number, mean: number, deviation: number, bins = 32): Distribution {
  const random = randomStream(seed, 'spread');
  const values = Array.from({ length: count }, () => random.normal(mean, deviation));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = high > low ? Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins)) : 0;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { low, high, counts, mean, deviation, norm: Math.hypot(...values) };
}

/** A run whose weights spread out and whose gradients vanish, the more so the further from the output. */
export function moments(names: readonly string[], count: number, fading = 3): Distributions[] {
  return Array.from({ length: count }, (_, moment) => ({
    step: moment * 40,
    layers: names.map((name, layer) => {
      const seed = moment * 100 + layer;
      const depth = names.length - 1 - layer;
      const gradient = 0.2 * fading ** -depth * Math.exp(-moment / 30);
      const activations = spreadOf(seed + 3, 200, 0.1, 0.5);
      return {
        key: name,
        weights: spreadOf(seed, 80, 0.02 * moment, 0.3 + 0.01 * moment),
        gradients: spreadOf(seed + 1, 80, 0, gradient),
        updates: spreadOf(seed + 2, 80, 0, gradient * 0.01),
        activations,
        units: [activations],
      };
    }),
  }));
}

/** A curved valley over a plane through `parameters` numbers. */
export function valley(parameters: number, size = 33): Landscape {
  const random = randomStream(7, 'directions');
  const x = Float32Array.from({ length: parameters }, () => random.normal(0, 0.3));
  const y = Float32Array.from({ length: parameters }, () => random.normal(0, 0.3));
  const along = dot(x, y) / dot(x, x);
  for (let index = 0; index < parameters; index++) y[index] = (y[index] as number) - along * (x[index] as number);
  const losses = Float32Array.from({ length: size * size }, (_, cell) => {
    const u = ((cell % size) + 0.5) / size - 0.5;
    const v = 0.5 - (Math.floor(cell / size) + 0.5) / size;
    return 0.02 + 4 * (v - u * u) ** 2 + 0.6 * (u - 0.1) ** 2;
  });
  return {
    directions: 'random',
    examples: 350,
    isSample: false,
    step: 0,
    origin: new Float32Array(parameters),
    x,
    y,
    xRange: [-1, 1],
    yRange: [-1, 1],
    size,
    losses,
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}
