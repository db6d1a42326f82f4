import { describe, expect, it } from 'vitest';
import { call, defaultSpec, parse, reconcile, sweepables } from '../../../src/experiment/index.ts';
import { sweepEnds } from '../../../src/ui/data/sweepEnds.ts';
import { everyExperiment } from '../../support/every-experiment.ts';

describe('sweepEnds', () => {
  it.each(everyExperiment)('are valid for every number of %s', (text) => {
    const spec = { ...parse(text).spec, replicas: 2 };
    for (const number of sweepables(spec)) {
      if (number.id === 'seed') continue;
      const [from, to] = sweepEnds(number);
      expect(from, number.id).toBeLessThan(to);
      const { spec: taken, notices } = reconcile({ ...spec, sweep: { of: number.id, from, to } });
      expect(notices, number.id).toEqual([]);
      expect(taken.sweep).toEqual({ of: number.id, from, to });
    }
  });

  it('are around the value if numbers are compared by ratio', () => {
    const spec = { ...defaultSpec(), optimizer: call('optimizers', 'adam', { lr: 0.03 }) };
    const rate = sweepables(spec).find(({ id }) => id === 'lr');
    expect(rate && sweepEnds(rate)).toEqual([0.003, 0.3]);
  });
});
