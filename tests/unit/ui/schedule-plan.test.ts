import { expect, it } from 'vitest';
import { call, entryOf, idsOf } from '../../../src/experiment/index.ts';
import { schedulePlan } from '../../../src/ui/schedulePlan.ts';

it.each(idsOf('schedules'))('%s has a plan of positive learning rates, or depends on the run', (id) => {
  const { plan, horizon, longest } = schedulePlan(call('schedules', id), 0.1, { batch: 10, count: 350 });
  expect(plan === null).toBe(entryOf('schedules', id).watch !== undefined);
  expect(horizon).toBeGreaterThan(0);
  expect(longest).toBeGreaterThanOrEqual(horizon);
  for (const step of [0, 1, horizon]) {
    const rate = plan?.(step) ?? 0.1;
    expect(rate).toBeGreaterThanOrEqual(0);
    expect(rate).toBeLessThanOrEqual(0.1 + 1e-12);
  }
});
