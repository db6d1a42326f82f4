import { quantileSorted } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countDiverged,
  createBand,
  lastFinite,
  lossExtent,
  MOST_COLUMNS,
  summarize,
} from '../../../src/plots/curves/band.ts';

const historyOf = (...replicaLosses: (readonly number[] | null)[]) => ({
  step: replicaLosses.map((_, place) => place * 10),
  replicaLosses,
  replicaTrainLosses: replicaLosses,
});
const bandOf = (history: ReturnType<typeof historyOf>) => {
  const band = createBand();
  summarize(band, history);
  return band;
};

describe('summarize', () => {
  it('finds the quantiles of the finite runs', () => {
    const loss = fc.oneof(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
    );
    fc.assert(
      fc.property(fc.array(loss, { minLength: 1, maxLength: 70 }), (losses) => {
        const band = bandOf(historyOf(losses));
        const finite = losses.filter(Number.isFinite).toSorted((a, b) => a - b);
        const columns = [band.low, band.lower, band.median, band.upper, band.high];
        [0, 0.25, 0.5, 0.75, 1].forEach((share, index) => {
          const quantile = quantileSorted(finite, share);
          if (quantile === undefined) expect(columns[index]?.[0]).toBeNaN();
          else expect(columns[index]?.[0]).toBeCloseTo(quantile, 6);
        });
      }),
    );
  });

  it('resolves a part of the steps as finely as all of them', () => {
    const history = historyOf(...Array.from({ length: MOST_COLUMNS * 4 }, (_, place) => [place, place + 2]));
    const band = createBand();
    summarize(band, history, 500, 600);
    expect([...band.rows.subarray(0, band.columns)]).toEqual(Array.from({ length: 100 }, (_, index) => 500 + index));
    expect([...band.median.subarray(0, 2)]).toEqual([501, 502]);
  });

  it('ignores steps before there were several runs', () => {
    const band = bandOf(historyOf(null, null, [1, 2], [3, 4]));
    expect([...band.rows.subarray(0, band.columns)]).toEqual([2, 3]);
  });

  it.each([1, 2, 299, 300, 301, 599, 600, 601, 2000])(
    'selects a limited number of %i entries, including both ends',
    (length) => {
      const band = bandOf(historyOf(...Array.from({ length }, (_, place) => [place])));
      expect(band.columns).toBeLessThanOrEqual(MOST_COLUMNS + 1);
      expect(band.columns).toBeGreaterThanOrEqual(Math.min(length, MOST_COLUMNS / 2));
      const rows = [...band.rows.subarray(0, band.columns)];
      expect(rows[0]).toBe(0);
      expect(rows.at(-1)).toBe(length - 1);
      expect(rows).toEqual([...new Set(rows)].toSorted((a, b) => a - b));
    },
  );

  it('keeps the position of its columns while the history grows', () => {
    const rowsOf = (length: number) => {
      const band = bandOf(historyOf(...Array.from({ length }, () => [1])));
      return [...band.rows.subarray(0, band.columns - 1)];
    };
    expect(rowsOf(1000)).toEqual(rowsOf(1100).slice(0, rowsOf(1000).length));
  });
});

describe('lossExtent', () => {
  it('ignores the high end of a diverging run', () => {
    const history = historyOf([1, 1, 1, 1, 1], [0.5, 0.4, 0.5, 0.3, 1e30]);
    expect(lossExtent(bandOf(history), true)).toEqual([0.3, 1]);
  });

  it('excludes zero on a logarithmic axis', () => {
    const history = historyOf([0, 0.5]);
    expect(lossExtent(bandOf(history), true)?.[0]).toBeGreaterThan(0);
    expect(lossExtent(bandOf(history), false)).toEqual([0, 0.5]);
  });

  it('is null if no loss is finite', () => {
    expect(lossExtent(bandOf(historyOf([Number.NaN, Number.NaN])), true)).toBeNull();
    expect(lossExtent(bandOf(historyOf(null)), true)).toBeNull();
  });
});

it('finds the last finite column of a run, and counts diverged runs', () => {
  const history = historyOf([1, 1], [2, Number.NaN], [3, Number.NaN]);
  const band = bandOf(history);
  expect([0, 1].map((run) => lastFinite(band, history, run))).toEqual([2, 0]);
  expect(countDiverged([1, Number.NaN, Number.POSITIVE_INFINITY])).toBe(2);
});
