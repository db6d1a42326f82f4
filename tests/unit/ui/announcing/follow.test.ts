import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recordOf, SERIES } from '../../../../src/runtime/series.ts';
import { edit, experiment, load, release } from '../../../../src/store/experiment.ts';
import { type RunStore, run } from '../../../../src/store/run.ts';
import { followPage } from '../../../../src/ui/announcing/follow.ts';

const told: string[] = [];
vi.mock('../../../../src/ui/announcing/announce.ts', () => ({ announce: (sentence: string) => told.push(sentence) }));

const CIRCLE = 'data=circle&net=dense(4,tanh)&opt=sgd(lr=0.03)';
const summary = { textContent: '' };
let stop = () => {};

/** What the engine reports once it has adopted the experiment. */
function report(status: 'ready' | 'running' | 'paused', step: number) {
  const values = { ...recordOf(SERIES, () => Number.NaN), 'train/loss': 0.5 };
  run.setState({
    state: { status, provider: 'wasm', reason: null },
    view: { metric: { id: 'accuracy', label: 'Accuracy', percent: true } },
    viewSpec: experiment.getState().spec,
    frame: { step, epoch: step / 35, values },
  } as unknown as RunStore);
}

const rate = (lr: number) => ({ optimizer: { id: 'sgd', args: { lr } } });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', { getElementById: () => summary });
  load(CIRCLE);
  report('paused', 70);
  stop = followPage();
  vi.runAllTimers();
  told.length = 0;
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells a movement of a slider once, when it is over', () => {
  for (const lr of [0.04, 0.05, 0.06]) {
    edit(rate(lr), { dragging: true });
    vi.runAllTimers();
  }
  expect(told).toEqual([]);
  release();
  vi.runAllTimers();
  expect(told).toEqual(['Learning rate 0.06. The run continues.']);
});

it('tells what becomes of the run only when the engine has adopted the edit', () => {
  edit({ seed: 3 });
  vi.runAllTimers();
  expect(told).toEqual([]);
  report('ready', 0);
  vi.runAllTimers();
  expect(told).toEqual(['Seed 3. The run starts over.']);
  expect(summary.textContent).toMatch(/ Ready to train\.$/);
});

it('tells that a run starts over, even if it has passed its old step before that is told', () => {
  report('running', 80);
  edit({ seed: 4 });
  report('running', 0);
  report('running', 9000);
  vi.runAllTimers();
  expect(told).toEqual(['Seed 4. The run starts over. Training.']);
});

it('tells nothing about an edit that was taken back at once, and nothing about what a link changes', () => {
  edit(rate(0.5));
  edit(rate(0.03));
  vi.runAllTimers();
  load('data=xor');
  report('paused', 70);
  vi.runAllTimers();
  expect(told).toEqual([]);
});

it('tells each step that is taken by hand, and no frame of a run', () => {
  report('paused', 71);
  vi.runAllTimers();
  report('running', 71);
  vi.runAllTimers();
  for (let step = 72; step < 90; step++) report('running', step);
  vi.runAllTimers();
  expect(told).toEqual(['Paused at step 71, epoch 2. Training loss 0.500.', 'Training.']);
});
