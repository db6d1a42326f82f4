import { describe, expect, it } from 'vitest';
import { type Task, tasks } from '../../../src/catalog/tasks/index.ts';
import { call, entryOf, idsOf, outputsFor } from '../../../src/experiment/index.ts';
import { lossCurves } from '../../../src/ui/inspect/lossCurve.ts';

const TASKS = Object.keys(tasks) as Task[];

describe('lossCurves', () => {
  for (const id of idsOf('losses')) {
    for (const task of TASKS.filter((one) => entryOf('losses', id).tasks.includes(one))) {
      it.each(outputsFor(task, id))(`draws ${id} for ${task} with %s, finite everywhere`, (output) => {
        const { x, curves } = lossCurves(
          call('losses', id),
          call('activations', output),
          entryOf('tasks', task).answer,
        );
        const isOfError = task === 'regression' || (task === 'autoencoder' && id !== 'bce');
        expect(curves).toHaveLength(isOfError ? 1 : 2);
        for (const { y } of curves) {
          expect(y).toHaveLength(x.length);
          expect(y.every(Number.isFinite)).toBe(true);
        }
      });
    }
  }

  it('is the loss: ln 2 for an undecided sigmoid, the square of an error', () => {
    const { x, curves } = lossCurves(call('losses', 'bce'), call('activations', 'sigmoid'), 'side');
    expect(curves[0]?.y[x.indexOf(0)]).toBeCloseTo(Math.LN2, 12);
    const square = lossCurves(call('losses', 'mse'), call('activations', 'linear'), 'number');
    expect(square.curves[0]?.y.at(-1)).toBeCloseTo(9, 12);
  });
});
