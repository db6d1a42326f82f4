import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/experiment/index.ts';
import { recordOf, SERIES } from '../../../../src/runtime/series.ts';
import { type RunStore, run } from '../../../../src/store/run.ts';
import { editWords, runWords, summaryWords } from '../../../../src/ui/announcing/words.ts';
import { validSpec } from '../../experiment/arbitrary.ts';

const read = (text: string) => parse(text).spec;
const CIRCLE = 'data=circle&net=dense(4,tanh),dense(4,tanh)&opt=sgd(lr=0.03)';

describe('an edit', () => {
  it.each([
    [
      'data=circle&net=dense(4,tanh),dense(5,tanh)&opt=sgd(lr=0.03)',
      'starts over',
      'Hidden 2 has 5 units. 43 parameters. The run starts over.',
    ],
    [CIRCLE.replace('0.03', '0.1'), 'continues', 'Learning rate 0.1. The run continues.'],
    [CIRCLE.replace('0.03', '0.1'), null, 'Learning rate 0.1.'],
    [CIRCLE.replace('circle', 'spiral'), 'starts over', 'Spiral. 2 inputs, 2 classes. The run starts over.'],
    ['data=iris&net=dense(4,tanh)', null, 'Iris. 4 inputs, 3 classes. 35 parameters.'],
    [`${CIRCLE}&stage=3`, 'continues', ''],
    [CIRCLE, 'continues', ''],
    [
      `${CIRCLE.replace('0.03', '0.1')}&batch=all&seed=4&init=zeros&bias=constant`,
      null,
      /^Learning rate 0\.1\. Initializer Zeros\. .*\. 2 more changes\.$/,
    ],
  ] as const)('to %j is told in short sentences', (after, fate, words) => {
    expect(editWords(read(CIRCLE), read(after), fate)).toEqual(
      words instanceof RegExp ? expect.stringMatching(words) : words,
    );
  });

  it('of any experiment is told in few sentences', () => {
    fc.assert(
      fc.property(validSpec, validSpec, (before, after) => {
        expect(editWords(before, after, 'continues')).toMatch(/^(\S.*[.?!] )?The run continues\.$|^$/s);
      }),
      { numRuns: 200 },
    );
  });
});

function runAt(state: Partial<RunStore['state']>, step: number, values: object = {}): RunStore {
  const frame = { step, epoch: step / 35, values: { ...recordOf(SERIES, () => Number.NaN), ...values } };
  const view = { metric: { id: 'accuracy', label: 'Accuracy', percent: true } };
  return {
    ...run.getState(),
    state: { status: 'paused', provider: 'wasm', reason: null, ...state },
    frame,
    view,
  } as unknown as RunStore;
}

const measured = { 'train/loss': 0.1234, 'validation/metric': 0.97 };

describe('the run', () => {
  it.each([
    [{}, 'Paused at step 1,240, epoch 35. Training loss 0.123, validation accuracy 97%.'],
    [
      { reason: 'Ended after epochs 35, as until=epochs(35) asks.' },
      'Ended after epochs 35, as until=epochs(35) asks. Training loss 0.123, validation accuracy 97%.',
    ],
    [{ status: 'running' }, 'Training.'],
    [{ status: 'ready' }, 'Ready to train.'],
    [{ status: 'diverged', reason: 'The loss is infinite.' }, 'Training has diverged. The loss is infinite.'],
    [{ status: 'loading' }, ''],
  ] as const)('that is %j is told in short sentences', (state, words) => {
    expect(runWords(runAt(state, 1240, measured), read(CIRCLE))).toBe(words);
  });

  it('of an agent has a return in place of what is validated', () => {
    const agent = runAt({}, 3, { 'train/loss': 2, 'train/metric': 0.5, 'validation/metric': 1 });
    expect(runWords(agent, read('data=gridworld'))).toBe('Paused at step 3. Training loss 2.00, accuracy 50%.');
  });
});

describe('the summary', () => {
  it('says what is on the page', () => {
    expect(summaryWords(runAt({}, 1240, measured), read(CIRCLE))).toBe(
      'Data Circle, examples 500, noise 0.1, 2 inputs, 2 classes. Hidden layers dense(4, tanh), dense(4, tanh), 37 parameters. Loss Binary cross-entropy; optimizer SGD, learning rate 0.03. Paused at step 1,240, epoch 35. Training loss 0.123, validation accuracy 97%.',
    );
  });

  it('has no gap, whatever the experiment', () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const words = summaryWords(runAt({ status: 'ready' }, 0), spec);
        expect(words).toMatch(/ Ready to train\.$/);
        expect(words).not.toMatch(/undefined|null|NaN|\.\.|, ,|; ;/);
      }),
      { numRuns: 200 },
    );
  });
});
