import { describe, expect, it } from 'vitest';
import { weightsOf } from '../../../src/figures/convolution/kernels.ts';
import { convolve, outputSize, readsAt, type Sliding } from '../../../src/figures/convolution/sliding.ts';

const sliding = (change: Partial<Sliding> = {}): Sliding => ({
  input: 4,
  kernel: 3,
  stride: 1,
  padding: 0,
  dilation: 1,
  ...change,
});

describe('the size of the output', () => {
  it.each([
    [{}, 2],
    [{ padding: 1 }, 4],
    [{ stride: 2 }, 1],
    [{ padding: 1, stride: 2 }, 2],
    [{ dilation: 2 }, 0],
    [{ dilation: 2, padding: 2 }, 4],
    // AlexNet’s first layer: 227 cells, kernel 11, stride 4.
    [{ input: 227, kernel: 11, stride: 4 }, 55],
  ])('%o → %d', (change, size) => {
    expect(outputSize(sliding(change))).toBe(size);
  });
});

it('the kernel reads every dilation-th cell from the position on, and padding outside', () => {
  const reads = readsAt(sliding({ kernel: 2, dilation: 2, padding: 1, stride: 3 }), 0, 1);
  expect(reads.map(({ row, column }) => [row, column])).toEqual([
    [-1, 2],
    [-1, 4],
    [1, 2],
    [1, 4],
  ]);
  expect(reads.map(({ index }) => index)).toEqual([null, null, 6, null]);
});

describe('the output', () => {
  const input = Array.from({ length: 16 }, (_, index) => index);

  it('is the sum of weights times cells', () => {
    // Of consecutive numbers, left minus right is −2 in each of three rows.
    expect(convolve(sliding(), input, weightsOf('edge', 3))).toEqual([-6, -6, -6, -6]);
    expect(convolve(sliding(), input, weightsOf('sum', 3))).toEqual([45, 54, 81, 90]);
    expect(convolve(sliding({ padding: 1 }), input, weightsOf('copy', 3))).toEqual(input);
  });

  it.each([
    { padding: 1, stride: 2 },
    { dilation: 2, padding: 2 },
    { kernel: 2, stride: 3, padding: 2 },
  ])('is what the reads add up to: %o', (change) => {
    const given = sliding(change);
    const weights = Array.from({ length: given.kernel ** 2 }, (_, index) => (index % 3) - 1.5);
    const size = outputSize(given);
    const sums = Array.from({ length: size * size }, (_, at) =>
      readsAt(given, Math.floor(at / size), at % size).reduce(
        (sum, { weight, index }) => sum + (weights[weight] as number) * (index === null ? 0 : (input[index] as number)),
        0,
      ),
    );
    expect(convolve(given, input, weights)).toEqual(sums);
  });

  it('is empty if the kernel fits nowhere', () => {
    expect(convolve(sliding({ dilation: 2 }), input, weightsOf('sum', 3))).toEqual([]);
  });
});
