import { expect, it } from 'vitest';
import { edit, experiment, load, redo, undo } from '../../../src/store/experiment.ts';
import { joinEdits } from '../../../src/store/join-edits.ts';

const seed = () => experiment.getState().spec.seed;

it('makes edits part of the one before them', () => {
  load('seed=1&v=1');
  edit({ seed: 2 });
  const { version } = experiment.getState();
  joinEdits(() => edit({ seed: 3 }));
  expect(experiment.getState().version).not.toBe(version);
  edit({ seed: 4 });
  undo();
  expect(seed()).toBe(3);
  undo();
  expect(seed()).toBe(1);
  redo();
  expect(seed()).toBe(3);
});

it('ends with what it does, even if that fails', () => {
  load('seed=1&v=1');
  expect(() =>
    joinEdits(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  edit({ seed: 2 });
  undo();
  expect(seed()).toBe(1);
});
