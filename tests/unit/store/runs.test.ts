import { beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/runtime/protocol.ts';
import { call } from '../../../src/spec/index.ts';
import { edit, experiment, load, release } from '../../../src/store/experiment.ts';
import { receive, run } from '../../../src/store/run.ts';
import {
  deleteGhost,
  GHOST_POINTS,
  ghostName,
  keepRun,
  MOST_GHOSTS,
  renameGhost,
  runs,
  showGhost,
} from '../../../src/store/runs.ts';

let runId = 100;
const frame = (step: number) =>
  ({
    step,
    trainLoss: 1 / (step + 1),
    validationLoss: 2 / (step + 1),
    trainMetric: 0.5,
    validationMetric: 0.4,
    learningRate: 0.1,
    gradientNorm: 3,
    parameters: new Float32Array(),
    replicas: null,
  }) as Frame;
/** Frames of the run that goes on. */
const train = (...steps: number[]) => {
  for (const step of steps) receive({ type: 'frame', runId, frame: frame(step) });
};
/** The engine has taken an edit or a reset, and shows where the run stands. */
const restart = (step = 0) => {
  runId += 1;
  train(step);
};
const ghosts = () => runs.getState().ghosts;

beforeEach(() => {
  load('');
  restart();
  train(0);
  runs.setState({ ghosts: [] });
});

describe('earlier runs', () => {
  it('are kept when a run that has trained is reset, and not before it has', () => {
    restart();
    expect(ghosts()).toEqual([]);
    train(10, 20);
    restart();
    expect(ghosts()).toMatchObject([{ number: 1, name: '', shown: true, edited: false }]);
    expect([...(ghosts()[0]?.step ?? [])]).toEqual([0, 10, 20]);
    expect([...(ghosts()[0]?.loss ?? [])]).toEqual([2, 2 / 11, 2 / 21]);
    expect([...(ghosts()[0]?.metric ?? [])]).toEqual([0.4, 0.4, 0.4]);
  });

  it('have the experiment that they ran with, and are named after what differs', () => {
    const { seed } = experiment.getState().spec;
    train(10, 20);
    edit({ seed: seed + 1 });
    restart();
    const [ghost] = ghosts();
    expect(ghost?.spec.seed).toBe(seed);
    expect(ghost && ghostName(ghost, experiment.getState().spec)).toMatch(/seed/);
    expect(ghost && ghostName(ghost, ghost.spec)).toBe('the same settings');
  });

  it('are kept when the optimizer changes, though the run goes on', () => {
    train(10, 20);
    edit({ optimizer: call('optimizers', 'rmsprop') });
    restart(20);
    expect(ghosts()).toMatchObject([{ edited: false }]);
    expect(ghosts()[0]?.spec.optimizer.id).not.toBe('rmsprop');
    train(30);
    restart();
    expect(ghosts()).toMatchObject([{ edited: true, spec: { optimizer: { id: 'rmsprop' } } }, { edited: false }]);
  });

  it('are not kept for another look at a run, which changes nothing of it', () => {
    load('data=iris');
    restart();
    runs.setState({ ghosts: [] });
    train(10, 20);
    edit({ plane: 'components' });
    restart(20);
    train(30);
    expect(ghosts()).toEqual([]);
    restart();
    expect(ghosts()).toMatchObject([{ edited: false, spec: { plane: 'components' } }]);
  });

  it('are not kept for a learning rate that changes on the way', () => {
    train(10, 20);
    edit(({ optimizer }) => ({ optimizer: { ...optimizer, args: { ...optimizer.args, lr: 0.123 } } }));
    restart(20);
    train(30);
    expect(ghosts()).toEqual([]);
    restart();
    expect(ghosts()).toMatchObject([{ edited: true, spec: { optimizer: { args: { lr: 0.123 } } } }]);
  });

  it('are not kept for what a slider only passes by', () => {
    train(10);
    for (const seed of [31, 32, 33]) {
      edit({ seed }, { dragging: true });
      restart();
      train(2);
    }
    release();
    train(4);
    expect(ghosts()).toHaveLength(1);
    restart();
    expect(ghosts()).toMatchObject([{ spec: { seed: 33 } }, {}]);
  });

  it('are one where the text is the same, the one that went further', () => {
    train(10, 20);
    restart();
    train(10);
    restart();
    expect(ghosts()).toHaveLength(1);
    expect(ghosts()[0]?.step.at(-1)).toBe(20);
    train(30);
    restart();
    expect(ghosts()).toHaveLength(1);
    expect(ghosts()[0]?.step.at(-1)).toBe(30);
  });

  it('are kept when a run goes on from an earlier step', () => {
    train(10, 20, 30);
    receive({ type: 'snapshots', runId, steps: [0, 10, 20, 30] });
    train(10);
    expect(ghosts()).toEqual([]);
    train(12);
    expect(ghosts()).toHaveLength(1);
    expect(ghosts()[0]?.step.at(-1)).toBe(30);
    receive({ type: 'snapshots', runId, steps: [] });
  });

  it('are kept by hand at any time', () => {
    keepRun();
    expect(ghosts()).toEqual([]);
    train(10);
    keepRun();
    expect(ghosts()).toHaveLength(1);
    expect(run.getState().history.step).toEqual([0, 10]);
  });

  it('are eight at most: the oldest without a name goes first', () => {
    for (let seed = 1; seed <= MOST_GHOSTS; seed++) {
      edit({ seed });
      restart();
      train(10);
    }
    restart();
    expect(ghosts().map(({ spec }) => spec.seed)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    renameGhost(ghosts().at(-1)?.id as number, ' the first ');
    edit({ seed: 9 });
    restart();
    train(10);
    restart();
    expect(ghosts().map(({ spec }) => spec.seed)).toEqual([9, 8, 7, 6, 5, 4, 3, 1]);
    expect(ghosts().at(-1)?.name).toBe('the first');
    expect(ghosts().map(({ number }) => number)).toEqual([2, 8, 7, 6, 5, 4, 3, 1]);
  });

  it('hold few points, the first and the last among them', () => {
    train(...Array.from({ length: 1500 }, (_, index) => index + 1));
    restart();
    const step = ghosts()[0]?.step ?? [];
    expect(step).toHaveLength(GHOST_POINTS);
    expect([step[0], step.at(-1)]).toEqual([0, 1500]);
  });

  it('are hidden, shown and deleted', () => {
    train(10);
    restart();
    const id = ghosts()[0]?.id as number;
    showGhost(id, false);
    expect(ghosts()[0]?.shown).toBe(false);
    deleteGhost(id);
    expect(ghosts()).toEqual([]);
  });
});
