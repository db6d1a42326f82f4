import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScheduleDef } from '../../../src/catalog/schedules/definition.ts';
import { schedules } from '../../../src/catalog/schedules/index.ts';
import type { Memory } from '../../../src/catalog/watch.ts';

const entries: Record<string, ScheduleDef> = schedules;

/** The factors of a schedule at the given epochs, ten steps each. */
const at = (id: keyof typeof schedules, hyper: Record<string, number>, ...epochs: number[]) =>
  epochs.map((epoch) => entries[id]?.factor({ step: epoch * 10, batch: 2, count: 20, memory: {} }, hyper) as number);

/** The memory of a schedule after these validation losses. */
function memoryOf({ watch }: ScheduleDef, losses: readonly number[], hyper: Record<string, number>): Memory {
  return losses.reduce((memory: Memory, loss) => watch?.next(memory, loss, hyper) ?? memory, watch?.start ?? {});
}

function close(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, index) => {
    expect(actual[index], `number ${index}`).toBeCloseTo(value, 12);
  });
}

describe('constant', () => {
  it('is always 1', () => {
    close(at('constant', {}, 0, 0.1, 1e6), [1, 1, 1]);
  });
});

describe('step', () => {
  it('drops after every k epochs and not before', () => {
    close(at('step', { every: 3, factor: 0.1 }, 0, 2.9, 3, 5.9, 6, 9), [1, 1, 0.1, 0.1, 0.01, 0.001]);
  });

  it('is constant with a factor of 1', () => {
    close(at('step', { every: 1, factor: 1 }, 0, 1, 1000), [1, 1, 1]);
  });
});

describe('exponential', () => {
  it('shrinks by the factor in every epoch, evenly within it', () => {
    close(at('exponential', { factor: 0.81 }, 0, 0.5, 1, 1.5, 2), [1, 0.9, 0.81, 0.729, 0.6561]);
  });
});

describe('cosine', () => {
  it('falls along half a wave and restarts', () => {
    const quarter = (1 + Math.SQRT1_2) / 2;
    close(at('cosine', { period: 4, multiplier: 1, floor: 0 }, 0, 1, 2, 3, 4, 6, 8, 4000), [
      1,
      quarter,
      0.5,
      1 - quarter,
      1,
      0.5,
      1,
      1,
    ]);
  });

  it('makes cycles longer: of 2, 4 and 8 epochs they start at 0, 2 and 6', () => {
    close(at('cosine', { period: 2, multiplier: 2, floor: 0 }, 0, 1, 2, 4, 6, 10, 14), [1, 0.5, 1, 0.5, 1, 0.5, 1]);
  });

  it('comes close to the floor at the end of a cycle', () => {
    const [middle, end] = at('cosine', { period: 1000, multiplier: 1, floor: 0.2 }, 500, 999.9) as [number, number];
    expect(middle).toBeCloseTo(0.2 + 0.8 / 2, 12);
    expect(end).toBeGreaterThan(0.2);
    expect(end).toBeCloseTo(0.2, 6);
    close(at('cosine', { period: 10, multiplier: 1, floor: 1 }, 0, 5, 9.9), [1, 1, 1]);
  });
});

describe('an epoch that is not a whole number of steps', () => {
  // 35 steps of 39 examples see 105 examples 13 times.
  const factorAt = (id: keyof typeof schedules, step: number, hyper: Record<string, number>) =>
    (entries[id] as ScheduleDef).factor({ step, batch: 39, count: 105, memory: {} }, hyper);

  it('ends with the step that completes it', () => {
    const drop = { every: 13, factor: 0.5 };
    expect([34, 35].map((step) => factorAt('step', step, drop))).toEqual([1, 0.5]);
    const cycle = { period: 13, multiplier: 1, floor: 0 };
    expect(factorAt('cosine', 34, cycle)).toBeLessThan(0.01);
    expect(factorAt('cosine', 35, cycle)).toBe(1);
    expect(factorAt('cosine', 35, { ...cycle, multiplier: 2 })).toBe(1);
    expect(factorAt('linear_warmup', 34, { epochs: 13 })).toBe(1);
  });

  it('drops by whole epochs, counted in integers, for any batch', () => {
    const places = fc.record({
      step: fc.nat(1e7),
      batch: fc.integer({ min: 1, max: 1000 }),
      count: fc.integer({ min: 1000, max: 100_000 }),
      every: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(places, ({ step, batch, count, every }) => {
        const drops = Number((BigInt(step) * BigInt(batch)) / (BigInt(count) * BigInt(every)));
        expect(schedules.step.factor({ step, batch, count, memory: {} }, { every, factor: 0.5 })).toBe(0.5 ** drops);
      }),
    );
  });
});

describe('linear_warmup', () => {
  it('rises by equal steps to 1 and stays', () => {
    // Two epochs of ten steps: step 0 has 1/20, step 4 has 5/20, step 19 has 20/20.
    close(at('linear_warmup', { epochs: 2 }, 0, 0.4, 1, 1.9, 2, 100), [0.05, 0.25, 0.55, 1, 1, 1]);
  });

  it('is 1 from the first step without epochs to warm up', () => {
    close(at('linear_warmup', { epochs: 0 }, 0, 1), [1, 1]);
    close([schedules.linear_warmup.factor({ step: 0, batch: 5, count: 5, memory: {} }, { epochs: 1 })], [1]);
  });
});

describe('one_cycle', () => {
  const hyper = { epochs: 10, warmup: 0.4, start: 25, final: 100 };

  it('rises to 1, falls to the end and stays there', () => {
    const end = 1 / 2500;
    close(at('one_cycle', hyper, 0, 2, 4, 7, 10, 10.1, 1e5), [0.04, (0.04 + 1) / 2, 1, (1 + end) / 2, end, end, end]);
  });

  it('starts at the top without a rise', () => {
    close(at('one_cycle', { ...hyper, warmup: 0 }, 0, 5, 10), [1, (1 + 1 / 2500) / 2, 1 / 2500]);
  });

  it('is constant if both divisors are 1', () => {
    close(at('one_cycle', { ...hyper, start: 1, final: 1 }, 0, 1, 5, 20), [1, 1, 1, 1]);
  });
});

describe('reduce_on_plateau', () => {
  const factorAfter = (losses: number[], hyper: Record<string, number> = {}) => {
    const values = { factor: 0.5, patience: 2, min_delta: 0, floor: 0, ...hyper };
    return schedules.reduce_on_plateau.factor(
      { step: 0, batch: 2, count: 20, memory: memoryOf(schedules.reduce_on_plateau, losses, values) },
      values,
    );
  };

  it('keeps the learning rate while the loss falls, and before the first loss', () => {
    expect(factorAfter([])).toBe(1);
    expect(factorAfter([1, 0.9, 0.8, 0.7])).toBe(1);
  });

  it('drops after its patience and again after as many epochs', () => {
    close(
      [
        [1, 1],
        [1, 1, 1],
        [1, 1, 1, 1],
        [1, 1, 1, 1, 1],
      ].map((losses) => factorAfter(losses)),
      [1, 0.5, 0.5, 0.25],
    );
  });

  it('waits again after an improvement and does not raise the learning rate', () => {
    expect(factorAfter([1, 1.1, 0.9, 1, 0.8, 1])).toBe(1);
    expect(factorAfter([1, 1, 1, 0.5, 0.4, 0.3])).toBe(0.5);
    // No later loss is below 0.1, so epochs 2 and 3, and 4 and 5, count.
    expect(factorAfter([1, 0.1, 0.5, 0.4, 0.3, 0.2])).toBe(0.25);
  });

  it('asks for the minimum change', () => {
    expect(factorAfter([1, 0.99, 0.98], { min_delta: 0.05 })).toBe(0.5);
    expect(factorAfter([1, 0.96, 0.92], { min_delta: 0.05 })).toBe(1);
  });

  it('does not go below the floor', () => {
    expect(factorAfter([1, 1, 1, 1, 1], { patience: 1, floor: 0.3 })).toBe(0.3);
  });

  it('does not count a loss that is not a number as an improvement', () => {
    expect(factorAfter([Number.NaN, Number.NaN])).toBe(0.5);
    expect(factorAfter([Number.NaN, 1, 0.5, 0.4])).toBe(1);
  });
});

describe.each(Object.entries(entries))('%s', (_id, schedule) => {
  const hyper = fc.record(
    Object.fromEntries(
      Object.entries(schedule.hyper).map(([name, { min, max, default: standard }]) => [
        name,
        fc.constantFrom(min, standard, max),
      ]),
    ),
  );
  const progress = fc.record({
    step: fc.nat(1e7),
    batch: fc.integer({ min: 1, max: 1000 }),
    count: fc.integer({ min: 1000, max: 100_000 }),
    losses: fc.array(fc.double(), { maxLength: 30 }),
  });

  it('stays between 0 and 1 for all hyperparameters', () => {
    fc.assert(
      fc.property(progress, hyper, ({ losses, ...place }, values) => {
        const where = { ...place, memory: memoryOf(schedule, losses, values) };
        const factor = schedule.factor(where, values);
        expect(factor).toBeGreaterThanOrEqual(0);
        expect(factor).toBeLessThanOrEqual(1 + 1e-12);
        expect(schedule.factor(where, values)).toBe(factor);
      }),
    );
  });

  it('allows changes to all of its numbers during a run', () => {
    expect(Object.values(schedule.hyper).every(({ effect }) => effect === 'live')).toBe(true);
  });

  it('depends on the losses only if it declares so', () => {
    const defaults = Object.fromEntries(Object.entries(schedule.hyper).map(([name, one]) => [name, one.default]));
    const factor = (losses: number[]) =>
      schedule.factor({ step: 50, batch: 2, count: 20, memory: memoryOf(schedule, losses, defaults) }, defaults);
    expect(factor(new Array(100).fill(1)) !== factor([])).toBe(schedule.watch !== undefined);
  });
});
