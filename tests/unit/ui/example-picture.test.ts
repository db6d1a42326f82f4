import { describe, expect, it } from 'vitest';
import { call, type LayerSpec } from '../../../src/experiment/index.ts';
import { flatSample, imageSample } from '../../../src/math/sample.ts';
import type { Origin } from '../../../src/plots/example/origin.ts';
import { PIXEL } from '../../../src/plots/example/windows.ts';
import type { RunView } from '../../../src/runtime/protocol.ts';
import { originTex } from '../../../src/ui/network/example/originTex.ts';
import { answersIn, predictionIn } from '../../../src/ui/network/example/prediction.ts';
import { windowsOf } from '../../../src/ui/network/example/windows.ts';

const patch = (...values: number[]) => ({ height: 1, width: values.length, values: Float32Array.from(values) });
const term = (from: number, sum: number) => ({
  from,
  sum,
  inputs: patch(1),
  weights: patch(sum),
  products: patch(sum),
});
const RELU = { activation: '\\operatorname{ReLU}(x) = \\max(0, x)', pooling: 'max' } as const;

function sumOf(sums: readonly number[], bias: number, value: number): Origin {
  const terms = sums.map((sum, from) => term(from, sum));
  return { kind: 'sum', terms, sum: sums.reduce((total, sum) => total + sum, 0), bias, value, field: null };
}

describe('originTex', () => {
  it('adds the terms, the bias, and applies the activation', () => {
    expect(originTex(sumOf([0.5, -2], 0.25, 0), RELU)).toEqual([
      '\\Sigma = -2.00 + 0.500 = -1.50',
      'z = \\Sigma + b = -1.50 + 0.250 = -1.25',
      '\\operatorname{ReLU}(-1.25) = 0',
    ]);
  });

  it('writes the three largest terms and adds up the others', () => {
    const [line] = originTex(sumOf([1, 2, 3, 0.5, -0.25], 0, 6.25), RELU);
    expect(line).toBe('\\Sigma = 3.00 + 2.00 + 1.00 + 0.250 = 6.25');
  });

  it('has no line for the identity, and shows that softmax depends on the other units', () => {
    const lines = (activation: string) => originTex(sumOf([1], 0, 0.5), { activation, pooling: 'max' });
    expect(lines('\\varphi(x) = x')).toHaveLength(2);
    expect(lines('\\operatorname{softmax}(x)_i = \\frac{e^{x_i}}{\\sum_{j=1}^{K} e^{x_j}}').at(-1)).toBe(
      '\\operatorname{softmax}(\\ldots, 1.00, \\ldots) = 0.500',
    );
  });

  it('writes a window without its padding', () => {
    const field = { rows: { first: 0, last: 0 }, columns: { first: -1, last: 1 } };
    const window: Origin = { kind: 'window', inputs: patch(Number.NaN, 1, 3), value: 3, field };
    expect(originTex(window, RELU)).toEqual(['\\max(1.00,\\,3.00) = 3.00']);
    expect(originTex({ ...window, value: 2 }, { ...RELU, pooling: 'mean' })).toEqual([
      '\\tfrac{1}{2}\\,(1.00 + 3.00) = 2.00',
    ]);
  });
});

const image = (channels: number, side: number) => imageSample({ channels, height: side, width: side });

describe('windowsOf', () => {
  const layer = (id: string, args: Record<string, number>) => ({ ...call('layers', 'dense'), id, args }) as LayerSpec;
  const layers = [
    layer('conv2d', { filters: 4, kernel: 3, stride: 1, padding: 0, dilation: 1 }),
    layer('max_pool', { size: 2, stride: 2, padding: 1 }),
    layer('batch_norm', {}),
    layer('residual_conv2d', { filters: 4, kernel: 3 }),
    layer('dense', { units: 5 }),
  ];
  const view = {
    sample: image(1, 8),
    layers: [image(4, 8), image(4, 4), image(4, 4), image(4, 4), flatSample(5)].map((type) => ({ type })),
    parameters: [
      { layer: 0, shape: [4, 1, 3, 3] },
      { layer: 3, shape: [4, 4, 3, 3] },
      { layer: 3, shape: [4, 4, 3, 3] },
    ],
  } as unknown as RunView;

  it('reads windows from kernels and sizes', () => {
    const [conv, pool, norm, residual, dense] = windowsOf(view, layers);
    expect(conv?.rows).toEqual({ size: 3, stride: 1, dilation: 1, before: 1 });
    expect(pool?.columns).toEqual({ size: 2, stride: 2, dilation: 1, before: 0 });
    expect(norm).toBe(PIXEL);
    // Two kernels of 3 see 5 pixels.
    expect(residual?.rows).toEqual({ size: 5, stride: 1, dilation: 1, before: 2 });
    expect(dense).toBeNull();
  });
});

describe('predictions', () => {
  const view = {
    task: 'multiclass',
    answer: 'class',
    layers: [{ units: 3 }],
    boundary: 0.5,
    points: { count: 3, part: Uint8Array.of(1, 1, 1), labels: Float32Array.of(0, 2, 1) },
  } as unknown as RunView;
  const values = Float32Array.of(0.7, 0.2, 0.1, 0.1, 0.3, 0.6, 0.5, 0.1, 0.4);

  it('are the most probable class, or the one beyond the boundary', () => {
    expect(predictionIn(view, values, 1)).toEqual({ label: 2, score: values[5] });
    const two = { ...view, task: 'binary', answer: 'side', layers: [{ units: 1 }] } as unknown as RunView;
    expect(predictionIn(two, [0.25]).label).toBe(0);
    expect(predictionIn(two, [0.75]).label).toBe(1);
  });

  it('are ranked by their probability, and two classes share it', () => {
    const several = { ...view, classes: ['a', 'b', 'c'] } as unknown as RunView;
    expect(answersIn(several, [0.2, 0.5, 0.3], 2).map(({ label }) => label)).toEqual([1, 2]);
    const layers = [{ units: 1, activation: 'sigmoid' }];
    const two = { ...view, task: 'binary', answer: 'side', classes: ['a', 'b'], layers } as unknown as RunView;
    expect(answersIn(two, [0.25], 3)).toEqual([
      { label: 0, score: 0.75 },
      { label: 1, score: 0.25 },
    ]);
    const scores = { ...two, layers: [{ units: 1, activation: 'tanh' }], boundary: 0 } as unknown as RunView;
    expect(answersIn(scores, [-0.5], 3)).toEqual([{ label: 0, score: -0.5 }]);
  });
});
