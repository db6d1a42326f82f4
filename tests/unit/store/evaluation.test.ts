import { beforeEach, describe, expect, it } from 'vitest';
import type { Predictions, RunView } from '../../../src/runtime/protocol.ts';
import { evaluation, setEvaluation } from '../../../src/store/evaluation.ts';
import { chooseDataset, edit, load } from '../../../src/store/experiment.ts';
import { canLook, look, looksAt } from '../../../src/store/looks.ts';
import { receive } from '../../../src/store/run.ts';

const seen = (step: number) => ({
  view: {} as RunView,
  predictions: { step } as Predictions,
  threshold: 0.5,
});

beforeEach(() => load('data=circle'));

describe('the threshold', () => {
  beforeEach(() => setEvaluation({ threshold: 0.3, part: 0, cells: 'rates', cell: { actual: 0, predicted: 1 } }));

  it('stays while the task stays the same', () => {
    edit({ seed: 99, batch: 5 });
    expect(evaluation.getState().threshold).toBe(0.3);
  });

  it('is reset to the network’s own with another task, and so is the cell', () => {
    chooseDataset('xor');
    expect(evaluation.getState()).toMatchObject({ threshold: null, cell: null, part: 0, cells: 'rates' });
  });

  it('is reset with another scale', () => {
    load('data=circle&loss=hinge');
    expect(evaluation.getState().threshold).toBeNull();
  });
});

describe('evaluations on the test part', () => {
  it('are counted by data, split and seed, and outlast edits of the network', () => {
    expect(looksAt().all).toEqual([]);
    look(seen(10), { accuracy: 0.9 });
    edit({ layers: [] });
    look(seen(20), { accuracy: null });
    expect(looksAt().all).toEqual([
      { step: 10, values: { accuracy: 0.9 } },
      { step: 20, values: { accuracy: null } },
    ]);
    expect(looksAt().seen?.predictions.step).toBe(20);

    edit({ seed: 1234 });
    expect(looksAt()).toEqual({ all: [], seen: null });
    load('data=circle&split=40/30/30');
    expect(looksAt().all).toEqual([]);
    load('data=circle');
    expect(looksAt().all).toHaveLength(2);
    expect(looksAt().seen).not.toBeNull();
  });

  it('show the last result only until another test part is evaluated', () => {
    chooseDataset('xor');
    look(seen(5), { accuracy: 1 });
    load('data=circle');
    expect(looksAt().all).toHaveLength(2);
    expect(looksAt().seen).toBeNull();
  });

  it('wait for the examples that they belong to', () => {
    const prepare = () => {
      receive({ type: 'prepared', runId: 1, view: { parameters: [] } as unknown as RunView });
      receive({
        type: 'finding',
        runId: 1,
        subject: 'predictions',
        keeps: 'latest',
        found: { step: 0 } as Predictions,
      });
    };
    prepare();
    edit({ batch: 5 });
    expect(canLook()).toBe(true);
    chooseDataset('xor');
    expect(canLook()).toBe(false);
    prepare();
    expect(canLook()).toBe(true);
  });
});
