import { describe, expect, it } from 'vitest';
import { isPercent, scoreName, seriesText } from '../../../src/ui/series.ts';

const ACCURACY = { id: 'accuracy', label: 'Accuracy', percent: true };
const MAE = { id: 'mae', label: 'Mean absolute error', percent: false };

describe('the words for a series', () => {
  it('are those of the run’s metric, abbreviated if they are long', () => {
    expect(scoreName('loss', MAE)).toEqual({ label: 'Loss', short: 'Loss' });
    expect(scoreName('metric', ACCURACY)).toEqual({ label: 'Accuracy', short: 'Accuracy' });
    expect(scoreName('metric', MAE)).toEqual({ label: 'Mean absolute error', short: 'MAE' });
    expect(scoreName('metric', null)).toEqual({ label: 'Metric', short: 'Metric' });
  });

  it('write a metric as a percentage only if it is one', () => {
    expect(isPercent('loss', ACCURACY)).toBe(false);
    expect(seriesText('validation/metric', 0.5, ACCURACY)).toBe('50.0%');
    expect(seriesText('validation/metric', 0.5, MAE)).toBe('0.500');
    expect(seriesText('train/loss', 0.5, ACCURACY)).toBe('0.500');
    expect(seriesText('learning-rate', 0.5, ACCURACY)).toBe('0.5');
  });
});
