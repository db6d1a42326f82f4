import { describe, expect, it } from 'vitest';
import { outliers } from '../../../src/catalog/outliers/index.ts';

const { keep, clip_iqr: clipIqr, clip_quantiles: clipQuantiles } = outliers;

it('keeps everything', () => {
  expect(keep.fit(Float64Array.of(1, 2, 1e300), {})).toEqual([-Infinity, Infinity]);
});

describe('clip_iqr', () => {
  it('finds the quartiles of the scipy.stats.iqr example, whose distance is 4', () => {
    expect(clipIqr.fit(Float64Array.of(10, 7, 4, 3, 2, 1), { k: 1.5 })).toEqual([2.25 - 6, 6.25 + 6]);
  });

  it('does not depend on the values that it clips', () => {
    const few = Float64Array.from({ length: 100 }, (_, index) => index);
    const wild = few.map((value) => (value > 97 ? value * 1e6 : value));
    expect(clipIqr.fit(wild, { k: 1.5 })).toEqual(clipIqr.fit(few, { k: 1.5 }));
  });

  it('does not clip a column that is mostly one value', () => {
    expect(clipIqr.fit(Float64Array.of(0, 0, 0, 0, 5), { k: 1.5 })).toEqual([-Infinity, Infinity]);
    expect(clipIqr.fit(new Float64Array(), { k: 1.5 })).toEqual([-Infinity, Infinity]);
  });
});

describe('clip_quantiles', () => {
  it('clips the given share on each side', () => {
    const values = Float64Array.from({ length: 101 }, (_, index) => index);
    expect(clipQuantiles.fit(values, { share: 0.05 })).toEqual([5, 95]);
  });

  it('interpolates like the numpy.quantile example, whose median is 3.5', () => {
    const [low, high] = clipQuantiles.fit(Float64Array.of(10, 7, 4, 3, 2, 1), { share: 0.5 });
    expect([low, high]).toEqual([3.5, 3.5]);
  });
});
