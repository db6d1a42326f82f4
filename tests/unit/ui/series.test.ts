import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/experiment/index.ts';
import { isPercent, partsOf, scoreName, scoresOf, seriesText, shownScore, whyNotLog } from '../../../src/ui/series.ts';

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

describe('the series of a run', () => {
  const [examples, game, critic, policy, values] = [
    'data=circle',
    'data=moons&task=gan',
    'data=gridworld',
    'data=gridworld&method=reinforce',
    'data=gridworld&method=q_learning',
  ].map((text) => parse(text).spec) as [Spec, Spec, Spec, Spec, Spec];
  type Spec = ReturnType<typeof parse>['spec'];

  it('are those that its kind has', () => {
    expect(scoresOf([examples])).toEqual(['loss', 'metric']);
    expect(scoresOf([game])).toEqual(['loss', 'metric', 'generatorLoss']);
    expect(scoresOf([critic])).toEqual(['loss', 'metric', 'entropy', 'valueLoss']);
    expect(scoresOf([policy])).toEqual(['loss', 'metric', 'entropy']);
    expect(scoresOf([values])).toEqual(['loss', 'metric']);
    expect(scoresOf([examples, policy])).toEqual(['loss', 'metric', 'entropy']);
  });

  it('are measured on validation examples unless all are agents', () => {
    expect(partsOf([examples, critic])).toEqual(['train', 'validation']);
    expect(partsOf([critic])).toEqual(['train']);
  });

  it('show the return of an agent first, and otherwise the loss', () => {
    expect([examples, game, critic].map((spec) => shownScore(null, spec))).toEqual(['loss', 'loss', 'metric']);
    expect([examples, critic].map((spec) => shownScore('entropy', spec))).toEqual(['loss', 'entropy']);
  });

  it('have a linear axis if they may be negative', () => {
    const RETURN = { id: 'mean_return', label: 'Mean return', percent: false };
    expect(whyNotLog('metric', critic, RETURN)).not.toBeNull();
    expect(whyNotLog('loss', critic, RETURN)).not.toBeNull();
    expect(whyNotLog('valueLoss', critic, RETURN)).toBeNull();
    expect(whyNotLog('loss', values, RETURN)).toBeNull();
    expect(whyNotLog('metric', examples, MAE)).toBeNull();
    expect(whyNotLog('metric', examples, ACCURACY)).not.toBeNull();
  });
});
