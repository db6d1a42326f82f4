import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { shuffleFrom } from '../../../src/math/shuffle.ts';

test('a shuffle draws the numbers that pure-rand draws, so links keep the order of their batches', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 300 }), (seed, count) => {
      expectSame(seed, count);
    }),
  );
});

test('it draws again where pure-rand does', () => {
  // With so many values, about one number in 20,000 is drawn again.
  for (const seed of [1, 2, 3]) expectSame(seed, 200_000);
});

function expectSame(seed: number, count: number): void {
  const reference = xoroshiro128plus(seed);
  const expected = Int32Array.from({ length: count }, (_, index) => index);
  const shuffled = expected.slice();
  for (let last = count - 1; last > 0; last--) {
    const other = uniformInt(reference, 0, last);
    const held = expected[last] as number;
    expected[last] = expected[other] as number;
    expected[other] = held;
  }
  const state = shuffleFrom(xoroshiro128plus(seed).getState(), shuffled);
  expect(shuffled).toEqual(expected);
  expect(xoroshiro128plusFromState(state).next()).toBe(reference.next());
}
