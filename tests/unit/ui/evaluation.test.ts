import { describe, expect, it } from 'vitest';
import { predictedClasses } from '../../../src/catalog/metrics/confusion.ts';
import type { RunView } from '../../../src/runtime/protocol.ts';
import { atThreshold, type Judgement, judge } from '../../../src/ui/inspect/evaluation/judge.ts';
import { kept } from '../../../src/ui/inspect/evaluation/measures.ts';
import { samplesIn } from '../../../src/ui/inspect/evaluation/samplesIn.ts';
import { readGap, timesLooked } from '../../../src/ui/inspect/evaluation/words.ts';
import type { LossColumns } from '../../../src/ui/losses.ts';

const view = {
  task: 'binary',
  classes: ['ring', 'disc'],
  boundary: 0.5,
  targetScale: { offset: 0, factor: 1 },
  scales: new Map(),
  layers: [{ name: 'output', units: 1, activation: 'sigmoid' }],
  points: { count: 5, labels: Float32Array.of(0, 1, 0, 1, 1), part: Uint8Array.of(0, 0, 1, 1, 2) },
} as unknown as RunView;
const predictions = {
  step: 7,
  values: Float32Array.of(0.1, 0.9, 0.7, 0.6, 0.2),
  logOdds: null,
  losses: new Float32Array(5),
};
const judged = (part: number, of: RunView = view) => judge(of, predictions, part) as Judgement;

describe('judge', () => {
  it('takes one part and nothing of the others', () => {
    expect([0, 1, 2].map((part) => [...judged(part).points])).toEqual([[0, 1], [2, 3], [4]]);
    const { judged: one, step } = judged(1);
    expect({ ...one, scores: [...(one.scores as Float32Array)].map((score) => score.toFixed(1)) }).toMatchObject({
      scores: ['0.7', '0.6'],
      labels: Float32Array.of(0, 1),
      classes: 2,
      threshold: 0.5,
      probabilities: true,
    });
    expect(step).toBe(7);
  });

  it('speaks of numbers in the unit in which the data have them', () => {
    const targetScale = { offset: 100, factor: 0.5 };
    const { labels, scores } = judged(0, { ...view, task: 'regression', targetScale }).judged;
    expect(Array.from(labels)).toEqual([100, 102]);
    expect(Array.from(scores, (score) => score.toFixed(1))).toEqual(['100.2', '101.8']);
  });

  it('has nothing to say with predictions of another network', () => {
    expect(
      judge({ ...view, layers: [{ name: 'output', units: 3, activation: 'softmax' }] }, predictions, 0),
    ).toBeNull();
  });

  it('calls only what the output activation makes so a probability', () => {
    const layers = [{ name: 'output', units: 1, activation: 'tanh' }];
    expect(judged(0, { ...view, layers, boundary: 0 }).judged).toMatchObject({ probabilities: false, threshold: 0 });
  });

  it('keeps the scores where only the threshold moves', () => {
    const usual = judged(1);
    const moved = atThreshold(usual, 0.65);
    expect(moved.judged.scores).toBe(usual.judged.scores);
    expect([...predictedClasses(usual.judged)]).toEqual([1, 1]);
    expect([...predictedClasses(moved.judged)]).toEqual([1, 0]);
  });

  it('keeps of a look what was defined', () => {
    expect(kept('binary', judged(2).judged)).toEqual({
      accuracy: 0,
      f1: 0,
      log_loss: expect.closeTo(Math.log(5), 5),
      roc_auc: null,
    });
  });
});

describe('samplesIn', () => {
  it('lists the examples of a cell, the surest first', () => {
    const many = {
      ...judged(0),
      judged: { scores: [0.6, 0.9, 0.2, 0.1], labels: [0, 0, 1, 1], classes: 2, threshold: 0.5, probabilities: true },
    };
    expect(samplesIn(many, { actual: 0, said: 1 })).toEqual([1, 0]);
    expect(samplesIn(many, { actual: 1, said: 0 })).toEqual([3, 2]);
    expect(samplesIn(many, { actual: 1, said: 1 })).toEqual([]);
  });
});

describe('what the test set has seen', () => {
  it('is told by how often', () => {
    expect([0, 1, 3].map(timesLooked)).toEqual([
      'The test set has not been looked at.',
      expect.stringContaining('once'),
      'The test set was looked at 3 times; each look makes the result a little less honest.',
    ]);
  });
});

describe('readGap', () => {
  const history = (train: readonly number[], validation: readonly number[]): LossColumns => ({
    step: train.map((_, place) => place * 10),
    trainLoss: train,
    validationLoss: validation,
  });
  const falls = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.16];

  it.each([
    ['nothing yet', [1], [1], /^Press Play/],
    ['no validation examples', falls, falls.map(() => Number.NaN), /^There are no validation examples/],
    ['no gap', falls, falls.map((loss) => loss * 1.01), /^No gap/],
    [
      'a gap between losses that are all but gone',
      falls.map((loss) => loss ** 8),
      falls.map((loss) => 3 * loss ** 8 + 1e-9),
      /^No gap/,
    ],
    ['a gap that grows', falls, [1, 0.85, 0.68, 0.6, 0.54, 0.48, 0.47, 0.46, 0.45], /growing: the network/],
    ['a steady gap', falls, falls.map((loss) => loss + 0.1), /not growing/],
    ['overfitting', falls, [1, 0.8, 0.7, 0.6, 0.6, 0.7, 0.8, 0.9, 1], /^Overfitting: .* step 30 and is 67% higher/],
    ['much overfitting', falls, [1, 0.8, 0.7, 0.2, 0.6, 0.7, 0.8, 0.9, 1], / 5 times as high /],
    [
      'overfitting while the training loss falls',
      falls,
      [1, 0.8, 0.7, 0.6, 0.6, 0.7, 0.8, 0.9, 1],
      /now, while the training loss still falls\.$/,
    ],
    [
      'overfitting at a training loss of 0 that has not moved for long',
      [1, 0.1, ...Array(28).fill(0)],
      [1, 0.4, ...Array.from({ length: 28 }, (_, place) => 0.5 + place / 20)],
      /^Overfitting: .* lowest at step 10 .* while the training loss has reached 0\.$/,
    ],
    [
      'overfitting at a training loss that no longer falls',
      [1, 0.5, 0.2, ...Array(27).fill(0.01)],
      [1, 0.4, ...Array.from({ length: 28 }, (_, place) => 0.5 + place / 20)],
      /while the training loss, now 0\.01, is lower than it was then and hardly changes\.$/,
    ],
    [
      'overfitting at a training loss that rises again',
      [1, 0.5, 0.2, 0.1, 0.01, 0.02, 0.05, 0.07, 0.09],
      [1, 0.8, 0.7, 0.6, 0.6, 0.7, 0.8, 0.9, 1],
      /while the training loss, now 0\.09, is lower than it was then\.$/,
    ],
    [
      'overfitting after a validation loss of 0',
      falls,
      [1, 0.8, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
      /^Overfitting: the validation loss was 0 at step 20 and is 0\.6 now, while/,
    ],
    [
      'a gap that grows after the training loss has come to rest',
      [1, ...Array(8).fill(0.2)],
      [1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.6, 1.62, 1.64],
      /growing: the validation loss rises, and the training loss no longer falls/,
    ],
    [
      'a gap of a network that has learned nothing',
      falls.map(() => 0.7),
      falls.map(() => 0.9),
      /although the training loss is no lower than at the start/,
    ],
    ['easier validation examples', falls, falls.map((loss) => loss * 0.8), /below the training loss/],
    [
      'a validation loss that is not finite',
      falls,
      falls.map((loss) => loss / 0),
      /^The validation loss is not a finite number/,
    ],
    ['a run that diverged', [...falls, Number.NaN], [...falls, Number.NaN], /diverged/],
  ])('reads %s', (_, train, validation, expected) => {
    expect(readGap(history(train, validation))).toMatch(expected);
  });

  it('speaks of the moment that is shown, also when the run looks back', () => {
    const turned = history(falls, [1, 0.8, 0.7, 0.6, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(readGap(turned, 80)).toMatch(/^Overfitting/);
    expect(readGap(turned, 30)).not.toMatch(/Overfitting/);
    expect(readGap(turned, 0)).toMatch(/^Press Play/);
  });
});
