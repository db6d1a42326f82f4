import { describe, expect, it } from 'vitest';
import { EpochLog } from '../../../src/runtime/epochs.ts';

/** Remembers every loss. */
const logOf = (stepsPerEpoch: number) =>
  new EpochLog<readonly number[]>(stepsPerEpoch, [], (memory, loss) => [...memory, loss]);

describe('EpochLog', () => {
  it('asks for a loss at once and then after every epoch, also where epochs are no whole number of steps', () => {
    const log = logOf(2.5);
    const due = [];
    for (let epoch = 0; epoch < 5; epoch++) {
      due.push(log.due);
      log.add(1);
    }
    expect(due).toEqual([0, 3, 5, 8, 10]);
  });

  it('forgets what was after the step that it goes back to', () => {
    const log = logOf(10);
    for (const loss of [5, 4, 3, 2]) log.add(loss);
    log.rewind(25);
    expect(log.memory).toEqual([5, 4, 3]);
    expect(log.due).toBe(30);
    log.rewind(0);
    expect(log.memory).toEqual([5]);
  });

  it('begins anew where it has not seen what came before', () => {
    const log = logOf(10);
    log.add(5);
    log.rewind(100);
    expect(log.memory).toEqual([]);
    expect(log.due).toBe(100);
    log.add(4);
    expect(log.due).toBe(110);
    log.rewind(50);
    expect(log.due).toBe(50);
  });

  it('goes back among its last thousand epochs, and begins anew before them', () => {
    const counting = () => new EpochLog(1, 0, (count) => count + 1);
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
