import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src/math/random.ts';
import { sortFloats } from '../../../src/math/sort.ts';

describe('sortFloats', () => {
  const random = randomStream(5, 'sort');
  const kinds: Record<string, () => number> = {
    'of both signs': () => random.normal(),
    'far apart': () => random.normal() * 10 ** random.uniform(-40, 38),
    'that are often the same': () => Math.round(3 * random.normal()) / 4,
  };
  it.each(Object.keys(kinds))('sorts numbers %s like sort', (kind) => {
    for (const count of [0, 1, 7, 5000]) {
      const values = Float32Array.from({ length: count }, kinds[kind] as () => number);
      const expected = values.slice().sort();
      sortFloats(values);
      expect(values).toEqual(expected);
    }
  });
});
