import { describe, expect, it } from 'vitest';
import { EpochLog } from '../../../src/runtime/epochs.ts';

describe('EpochLog', () => {
  it('asks for a loss at once and then after every epoch, also where epochs are no whole number of steps', () => {
    const log = new EpochLog(2.5);
    const due = [];
    for (let epoch = 0; epoch < 5; epoch++) {
      due.push(log.due);
      log.add(1);
    }
    expect(due).toEqual([0, 3, 5, 8, 10]);
  });

  it('tells the lowest loss so far', () => {
    const log = new EpochLog(10);
    expect([3, 2, 2, 1, 4].map((loss) => log.add(loss))).toEqual([true, true, false, true, false]);
  });

  it('forgets what was after the step that it goes back to', () => {
    const log = new EpochLog(10);
    for (const loss of [5, 4, 3, 2]) log.add(loss);
    log.rewind(25);
    expect(log.losses).toEqual([5, 4, 3]);
    expect(log.due).toBe(30);
    log.rewind(0);
    expect(log.losses).toEqual([5]);
  });

  it('begins anew where it has not seen what came before', () => {
    const log = new EpochLog(10);
    log.add(5);
    log.rewind(100);
    expect(log.losses).toEqual([]);
    expect(log.due).toBe(100);
    log.add(4);
    expect(log.due).toBe(110);
  });
});
