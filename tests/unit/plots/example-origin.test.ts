import { describe, expect, it } from 'vitest';
import { flatSample, sequenceSample, tokenSample } from '../../../src/math/sample.ts';
import { largestIn, largestTerms, originOf } from '../../../src/plots/example/origin.ts';
import { channelLinks } from '../../../src/plots/example/strengths.ts';
import { type ExamplePlotView, fitsView } from '../../../src/plots/example/types.ts';
import { fittedWindows } from '../../../src/plots/example/windows.ts';
import { square } from '../../support/windows.ts';
import { exampleView, small } from './example-view.ts';

const side = (pixels: number) => ({ channels: 1, height: pixels, width: pixels });
const kernel = fittedWindows(square({ size: 3, stride: 1, dilation: 1 }), side(4), side(4));
const pool = fittedWindows(square({ size: 2, stride: 2, dilation: 1 }), side(4), side(2));

const wave = (length: number, phase: number) =>
  Float32Array.from({ length }, (_, index) => Math.round(100 * Math.sin(index * 1.7 + phase)) / 100);
const parameters = wave(54 + 3 + 36 + 3, 0.4);
const input = wave(32, 1);
const passed = { input, parameters, outputs: [wave(48, 2), wave(12, 3), wave(3, 4)] };

/** The sum that defines a convolution with padding `same`. */
function convolved(channel: number, row: number, column: number): number {
  let sum = 0;
  for (let from = 0; from < 2; from++) {
    for (let u = 0; u < 3; u++) {
      for (let v = 0; v < 3; v++) {
        const [y, x] = [row + u - 1, column + v - 1];
        if (y < 0 || x < 0 || y > 3 || x > 3) continue;
        const weight = parameters[((channel * 2 + from) * 3 + u) * 3 + v] as number;
        sum += weight * (input[(from * 4 + y) * 4 + x] as number);
      }
    }
  }
  return sum;
}

describe('originOf', () => {
  it('is the sum of products of a convolution, in the middle and at the edge', () => {
    for (const [row, column] of [
      [1, 2],
      [0, 0],
      [3, 1],
    ] as const) {
      const origin = originOf(small, kernel, passed, { layer: 0, unit: 2, row, column });
      if (origin?.kind !== 'sum') throw new Error('no sum');
      expect(origin.terms).toHaveLength(2);
      expect(origin.sum).toBeCloseTo(convolved(2, row, column), 5);
      expect(origin.bias).toBe(parameters[54 + 2]);
      expect(origin.value).toBe(passed.outputs[0]?.[(2 * 4 + row) * 4 + column]);
    }
  });

  it('marks the padding', () => {
    const origin = originOf(small, kernel, passed, { layer: 0, unit: 0, row: 0, column: 0 });
    if (origin?.kind !== 'sum') throw new Error('no sum');
    const inputs = [...(origin.terms[0]?.inputs.values ?? [])];
    expect(inputs.map((value) => Number.isNaN(value))).toEqual([1, 1, 1, 1, 0, 0, 1, 0, 0].map(Boolean));
  });

  it('is the window of the same channel for a pooling', () => {
    const origin = originOf(small, pool, passed, { layer: 1, unit: 1, row: 1, column: 0 });
    if (origin?.kind !== 'window') throw new Error('no window');
    const map = passed.outputs[0] as Float32Array;
    expect([...origin.inputs.values]).toEqual([16 + 8, 16 + 9, 16 + 12, 16 + 13].map((index) => map[index]));
    expect(largestIn(origin.inputs)).toBe(origin.inputs.values.indexOf(Math.max(...origin.inputs.values)));
  });

  it('is a sum over whole maps for a unit that looks at them', () => {
    const origin = originOf(small, null, passed, { layer: 2, unit: 1, row: 0, column: 0 });
    if (origin?.kind !== 'sum') throw new Error('no sum');
    let sum = 0;
    for (let from = 0; from < 12; from++) {
      sum += (parameters[57 + from * 3 + 1] as number) * (passed.outputs[1]?.[from] as number);
    }
    expect(origin.terms.map(({ inputs: { height, width } }) => [height, width])).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
    expect(origin.sum).toBeCloseTo(sum, 5);
  });

  it('is null for what the network does not have', () => {
    expect(originOf(small, null, passed, { layer: 1, unit: 0, row: 0, column: 0 })).toBeNull();
    expect(originOf(small, kernel, passed, { layer: 0, unit: 0, row: 9, column: 9 })).toBeNull();
  });
});

it('largestTerms adds up those that it leaves out', () => {
  const origin = originOf(small, null, passed, { layer: 2, unit: 0, row: 0, column: 0 });
  if (origin?.kind !== 'sum') throw new Error('no sum');
  const { largest, others, rest } = largestTerms(origin.terms, 2);
  expect([largest.length, others]).toEqual([2, 1]);
  expect(largest.reduce((sum, term) => sum + term.sum, rest)).toBeCloseTo(origin.sum, 6);
  expect(Math.abs(largest[0]?.sum ?? 0)).toBeGreaterThanOrEqual(Math.abs(largest[1]?.sum ?? 0));
});

describe('channelLinks', () => {
  const links = channelLinks(small);
  const read = (layer: number, from: number, to: number) => {
    const matrix = links.matrixOf(layer);
    const { values, offset } = matrix?.read(parameters) ?? { values: [], offset: 0 };
    return values[offset + from * (matrix?.outputs ?? 0) + to] as number;
  };

  it('are as strong as the norm of a kernel, with the sign of its sum', () => {
    const weights = parameters.subarray((1 * 2 + 1) * 9, (1 * 2 + 2) * 9);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    expect(read(0, 1, 1)).toBeCloseTo(Math.sign(sum) * Math.hypot(...weights), 5);
  });

  it('are as strong as the norm of the weights of a unit for a channel', () => {
    const weights = [4, 5, 6, 7].map((from) => parameters[57 + from * 3 + 2] as number);
    expect(Math.abs(read(2, 1, 2))).toBeCloseTo(Math.hypot(...weights), 5);
  });

  it('lead from channel to channel through a layer without weights', () => {
    expect(links.matrixOf(1)).toBeNull();
    expect(links.sourceOf(1, 2)).toBe(2);
  });

  const steps = 4;
  const sequence = (features: number) => sequenceSample({ steps, features });
  const strengthOf = (view: ExamplePlotView, layer: number, from: number, to: number) => {
    const matrix = channelLinks(view).matrixOf(layer);
    if (!matrix) throw new Error('no strengths');
    const { values, offset } = matrix.read(counted);
    return values[offset + from * matrix.outputs + to] as number;
  };
  const counted = Float32Array.from({ length: 500 }, (_, index) => index);

  it('lead from a tile of tokens to every unit of an embedding, however large the vocabulary is', () => {
    for (const vocabulary of [2, 5, 7]) {
      const type = sequence(3);
      const view = exampleView(tokenSample(steps, vocabulary), [{ type, weight: [vocabulary, 3], mixing: 'all' }]);
      const column = Array.from({ length: vocabulary }, (_, token) => token * 3 + 2);
      expect(strengthOf(view, 0, 0, 2)).toBeCloseTo(Math.hypot(...column), 3);
    }
  });

  it('lead from every feature to every filter of a convolution over time', () => {
    const view = exampleView(sequence(2), [{ type: sequence(3), weight: [3, 2, 3] }]);
    expect(strengthOf(view, 0, 1, 2)).toBeCloseTo(Math.hypot(15, 16, 17), 3);
  });

  it('lead to the units of both directions of a recurrent layer, with the weights of all gates', () => {
    const names = ['weight_ih', 'weight_hh', 'weight_ih_reverse'];
    const view = exampleView(sequence(2), [{ type: sequence(4), weight: [2, 6], names, mixing: 'all' }]);
    expect(strengthOf(view, 0, 1, 1)).toBeCloseTo(Math.hypot(7, 9, 11), 3);
    expect(strengthOf(view, 0, 1, 3)).toBeCloseTo(Math.hypot(31, 33, 35), 3);
  });

  it('lead from every feature to a unit that reads all steps', () => {
    const view = exampleView(sequence(2), [{ type: flatSample(3), weight: [8, 3] }]);
    expect(strengthOf(view, 0, 1, 2)).toBeCloseTo(Math.hypot(5, 11, 17, 23), 3);
  });

  it('lead from every unit to every unit of attention, which has no weight for each pair', () => {
    const names = ['in_proj_weight'];
    const view = exampleView(sequence(2), [{ type: sequence(2), weight: [2, 6], names, mixing: 'all' }]);
    expect(channelLinks(view).matrixOf(0)).toBeNull();
    expect(channelLinks(view).sourceOf(0, 1)).toBeNull();
  });

  it('lead from unit to unit where positions are added, even learned ones', () => {
    const view = exampleView(sequence(4), [{ type: sequence(4), weight: [4, 4], mixing: 'own' }]);
    expect(channelLinks(view).matrixOf(0)).toBeNull();
    expect(channelLinks(view).sourceOf(0, 3)).toBe(3);
  });
});

it('fitsView rejects an example of another network', () => {
  expect(fitsView(small, passed)).toBe(true);
  expect(fitsView(small, { ...passed, outputs: passed.outputs.slice(1) })).toBe(false);
  expect(fitsView(small, { ...passed, parameters: wave(5, 0) })).toBe(false);
  expect(fitsView(small, null)).toBe(false);
});
