import { describe, expect, it } from 'vitest';
import type { LossDef } from '../../../src/catalog/losses/definition.ts';
import { losses } from '../../../src/catalog/losses/index.ts';
import { fitLine, pointLoss, weightedLine } from '../../../src/figures/outliers/line-fit.ts';
import { defaultsOf } from '../../../src/figures/parts/defaults.ts';
import type { Point } from '../../../src/figures/parts/types.ts';

const points = (...places: readonly (readonly [number, number])[]): Point[] => places.map(([x, y]) => ({ x, y }));
const straight = points([0, 1], [1, 3], [2, 5], [3, 7], [4, 9]);
const withOutlier = straight.with(4, { x: 4, y: -11 });
const fitted = (loss: LossDef, at: readonly Point[], args = defaultsOf(loss.hyper)) =>
  fitLine(at, pointLoss(loss, args, at.length));

describe('a weighted line', () => {
  it('is that of least squares for equal weights', () => {
    // The textbook example: x = 1, 2, 3, y = 1, 2, 2 has the slope 1/2 and the offset 2/3.
    const { slope, offset } = weightedLine(points([1, 1], [2, 2], [3, 2]), [1, 1, 1]);
    expect(slope).toBeCloseTo(1 / 2, 12);
    expect(offset).toBeCloseTo(2 / 3, 12);
  });

  it('ignores a point without a weight, and is horizontal above a single place', () => {
    expect(weightedLine(withOutlier, [1, 1, 1, 1, 0]).slope).toBeCloseTo(2, 12);
    expect(weightedLine(points([2, 1], [2, 3]), [1, 1])).toEqual({ slope: 0, offset: 2 });
  });
});

describe('a line fitted by a loss of the catalog', () => {
  const chosen = ['mse', 'mae', 'huber', 'log_cosh'] as const;

  it.each(chosen)('%s: goes through points that lie on a line', (id) => {
    const { slope, offset, loss } = fitted(losses[id], straight);
    expect(slope).toBeCloseTo(2, 6);
    expect(offset).toBeCloseTo(1, 6);
    expect(loss).toBeCloseTo(0, 6);
  });

  it.each(chosen)('%s: no line nearby has a lower loss', (id) => {
    const uneven = points([0, 1.2], [1, 2.4], [2, 5.6], [3, 6.1], [4, -3], [5, 10.5], [6, 12]);
    const loss = pointLoss(losses[id], defaultsOf(losses[id].hyper), uneven.length);
    const best = fitLine(uneven, loss);
    const targets = Float64Array.from(uneven, ({ y }) => y);
    for (const [ds, doff] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.02],
      [0, -0.02],
      [0.01, -0.03],
      [-0.01, 0.03],
    ] as const) {
      const near = Float64Array.from(uneven, ({ x }) => (best.slope + ds) * x + best.offset + doff);
      expect(loss(near, targets).loss).toBeGreaterThanOrEqual(best.loss - 1e-7);
    }
  });

  it('MSE follows the outlier, MAE stays with the others', () => {
    // Least squares: the slope falls by 20 · (4 − 2) / 10 = 4.
    expect(fitted(losses.mse, withOutlier).slope).toBeCloseTo(-2, 9);
    const { slope, offset, loss } = fitted(losses.mae, withOutlier);
    expect(slope).toBeCloseTo(2, 4);
    expect(offset).toBeCloseTo(1, 4);
    expect(loss).toBeCloseTo(20 / 5, 4);
  });

  it('Huber lies between them, and is least squares for a large threshold', () => {
    expect(fitted(losses.huber, withOutlier, { delta: 0.1 }).slope).toBeGreaterThan(0);
    expect(fitted(losses.huber, withOutlier, { delta: 100 }).slope).toBeCloseTo(-2, 9);
  });
});
