import { expect, it } from 'vitest';
import { flatSample, sequenceSample, tokenSample } from '../../../src/math/sample.ts';
import { seriesNames } from '../../../src/plots/core/series-names.ts';

it('names the numbers at each step of a sequence after their columns', () => {
  const features = ['rain_t1', 'temp_t1', 'rain_t2', 'temp_t2'];
  const view = { features, labels: { temp: 'Temperature' }, sample: sequenceSample({ steps: 2, features: 2 }) };
  expect(seriesNames(view)).toEqual(['rain', 'Temperature']);
});

it('has no names for a single number at each step, for tokens, and for other examples', () => {
  const features = ['t1', 't2'];
  for (const sample of [sequenceSample({ steps: 2, features: 1 }), tokenSample(2, 5), flatSample(2)]) {
    expect(seriesNames({ features, sample })).toEqual([]);
  }
});
