import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochsIn, type Passes, stepsFor } from '../../../src/math/epochs.ts';
import { EpochLog, restOfEpoch } from '../../../src/runtime/epochs.ts';
import { BatchOrder } from '../../../src/runtime/feeds/batch-order.ts';

/** Remembers every loss. */
const logOf = (passes: Passes) => new EpochLog<readonly number[]>(passes, [], (memory, loss) => [...memory, loss]);

const TEN_STEPS = { batch: 3, count: 30 };

describe('epochs', () => {
  const passes = fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }))
    .map(([one, other]) => ({ batch: Math.min(one, other), count: Math.max(one, other) }));
  /** s·b stays below 2^53. */
  const steps = fc.oneof(fc.nat(1e6), fc.nat(90_000_000_000));
  const whole = (step: number, { batch, count }: Passes) => (BigInt(step) * BigInt(batch)) / BigInt(count);

  it('are counted in integers: after 35 steps of 39 examples, 105 examples have been seen 13 times', () => {
    expect(epochsIn(35, { batch: 39, count: 105 })).toBe(13);
    expect(stepsFor(13, { batch: 39, count: 105 })).toBe(35);
    expect(restOfEpoch(33, { batch: 39, count: 105 })).toBe(2);
  });

  it('are complete after ⌊steps · batch ÷ count⌋, and end with the first step that completes them', () => {
    fc.assert(
      fc.property(passes, steps, (of, step) => {
        const epoch = Math.floor(epochsIn(step, of));
        expect(BigInt(epoch)).toBe(whole(step, of));
        const end = stepsFor(epoch + 1, of);
        expect(whole(end, of)).toBeGreaterThan(epoch);
        expect(whole(end - 1, of)).toBe(BigInt(epoch));
        expect(restOfEpoch(step, of)).toBe(end - step);
      }),
      { numRuns: 2000 },
    );
  });

  it('are evaluated when they end, and shuffled when they begin', () => {
    const small = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
      .map(([one, other]) => ({ batch: Math.min(one, other), count: Math.max(one, other) }));
    fc.assert(
      fc.property(small, ({ batch, count }) => {
        const log = logOf({ batch, count });
        const order = new BatchOrder(1, count, batch);
        const seen = [...order.rows(0, 3 * count)];
        for (let epoch = 0; epoch < 3; epoch++) {
          expect(whole(log.due, { batch, count })).toBe(BigInt(epoch));
          expect(epoch === 0 || whole(log.due - 1, { batch, count }) < BigInt(epoch)).toBe(true);
          log.add(1);
          const pass = seen.slice(epoch * count, (epoch + 1) * count);
          expect(pass.sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
        }
      }),
    );
  });
});

describe('EpochLog', () => {
  it('asks for a loss immediately and then after every epoch, even if epochs are not a whole number of steps', () => {
    const log = logOf({ batch: 2, count: 5 });
    const due = [];
    for (let epoch = 0; epoch < 5; epoch++) {
      due.push(log.due);
      log.add(1);
    }
    expect(due).toEqual([0, 3, 5, 8, 10]);
  });

  it('is not a step late if steps per epoch have no finite binary fraction', () => {
    // 27 · (7 ÷ 3) rounds to more than 63.
    const log = logOf({ batch: 3, count: 7 });
    for (let epoch = 0; epoch < 27; epoch++) log.add(1);
    expect(log.due).toBe(63);
  });

  it('forgets what came after the step that it goes back to', () => {
    const log = logOf(TEN_STEPS);
    for (const loss of [5, 4, 3, 2]) log.add(loss);
    log.rewind(25);
    expect(log.memory).toEqual([5, 4, 3]);
    expect(log.due).toBe(30);
    log.rewind(0);
    expect(log.memory).toEqual([5]);
  });

  it('starts again at a step that it has not seen', () => {
    const log = logOf(TEN_STEPS);
    log.add(5);
    log.rewind(100);
    expect(log.memory).toEqual([]);
    expect(log.due).toBe(100);
    log.add(4);
    expect(log.due).toBe(110);
    log.rewind(50);
    expect(log.due).toBe(50);
  });

  it('can go back through its last thousand epochs, and starts again before them', () => {
    const counting = () => new EpochLog({ batch: 5, count: 5 }, 0, (count) => count + 1);
    const log = counting();
    for (let epoch = 0; epoch < 10_000; epoch++) log.add(0);
    log.rewind(9_500);
    expect(log.memory).toBe(9_501);
    expect(log.due).toBe(9_501);
    log.rewind(10);
    expect(log.memory).toBe(0);
    expect(log.due).toBe(10);
  });
});
