import { describe, expect, it } from 'vitest';
import { predictedClasses } from '../../../src/catalog/metrics/confusion.ts';
import { atThreshold, type Judgement, judge } from '../../../src/goals/judgement.ts';
import type { LossColumns } from '../../../src/math/loss-columns.ts';
import { flatSample } from '../../../src/math/sample.ts';
import type { RunView } from '../../../src/runtime/protocol.ts';
import { examplesIn, wrongFirst, wrongIn } from '../../../src/ui/inspect/evaluation/examplesIn.ts';
import { kept, summaryFor } from '../../../src/ui/inspect/evaluation/measures.ts';
import { judgedWords, readGap, timesEvaluated } from '../../../src/ui/inspect/evaluation/words.ts';

const view = {
  task: 'binary',
  answer: 'side',
  sequence: null,
  positions: null,
  classes: ['ring', 'disc'],
  boundary: 0.5,
  targetScale: { offset: 0, factor: 1 },
  scales: new Map(),
  layers: [
    {
      name: 'output',
      key: 'output',
      units: 1,
      activation: 'sigmoid',
      type: flatSample(1),
      mixing: 'sum' as const,
      joins: null,
    },
  ],
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
  it('selects one part without the others', () => {
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

  it('converts numbers to the unit of the data', () => {
    const targetScale = { offset: 100, factor: 0.5 };
    const { labels, scores } = judged(0, { ...view, task: 'regression', answer: 'number', targetScale }).judged;
    expect(Array.from(labels)).toEqual([100, 102]);
    expect(Array.from(scores, (score) => score.toFixed(1))).toEqual(['100.2', '101.8']);
  });

  it('returns null for predictions of another network', () => {
    expect(
      judge(
        {
          ...view,
          layers: [
            {
              name: 'output',
              key: 'output',
              units: 3,
              activation: 'softmax',
              type: flatSample(3),
              mixing: 'sum' as const,
              joins: null,
            },
          ],
        },
        predictions,
        0,
      ),
    ).toBeNull();
  });

  it('treats outputs as probabilities only if the output activation makes them so', () => {
    const layers = [
      {
        name: 'output',
        key: 'output',
        units: 1,
        activation: 'tanh',
        type: flatSample(1),
        mixing: 'sum' as const,
        joins: null,
      },
    ];
    expect(judged(0, { ...view, layers, boundary: 0 }).judged).toMatchObject({ probabilities: false, threshold: 0 });
  });

  it('keeps the scores if only the threshold changes', () => {
    const usual = judged(1);
    const moved = atThreshold(usual, 0.65);
    expect(moved.judged.scores).toBe(usual.judged.scores);
    expect([...predictedClasses(usual.judged)]).toEqual([1, 1]);
    expect([...predictedClasses(moved.judged)]).toEqual([1, 0]);
  });

  it('stores null for metrics that are not defined', () => {
    expect(kept('binary', judged(2).judged)).toEqual({
      accuracy: 0,
      f1: 0,
      log_loss: expect.closeTo(Math.log(5), 5),
      roc_auc: null,
    });
  });
});

describe('examplesIn', () => {
  it('lists the examples of a cell, the most certain first', () => {
    const many = {
      ...judged(0),
      judged: { scores: [0.6, 0.9, 0.2, 0.1], labels: [0, 0, 1, 1], classes: 2, threshold: 0.5, probabilities: true },
    };
    expect(examplesIn(many, { actual: 0, predicted: 1 })).toEqual([1, 0]);
    expect(examplesIn(many, { actual: 1, predicted: 0 })).toEqual([3, 2]);
    expect(examplesIn(many, { actual: 1, predicted: 1 })).toEqual([]);
  });
});

describe('wrongIn', () => {
  const several = (scores: readonly number[], labels: readonly number[], classes: number): Judgement => ({
    ...judged(0),
    judged: { scores, labels, classes, threshold: 0.5, probabilities: true },
    points: Uint32Array.from(labels, (_, row) => 10 + row),
  });

  it('lists the examples of every class with a wrong prediction, the most certain first', () => {
    expect(wrongIn(several([0.6, 0.9, 0.2, 0.1, 0.3], [0, 0, 1, 1, 0], 2))).toEqual([1, 3, 2, 0]);
    const three = [0.4, 0.3, 0.3, 0.8, 0.1, 0.1, 0.1, 0.9, 0];
    expect(wrongIn(several(three, [1, 1, 1], 3))).toEqual([1, 0]);
  });

  it('wrongFirst appends the correct ones, the least certain first', () => {
    expect(wrongFirst(several([0.6, 0.9, 0.2, 0.45], [0, 1, 0, 0], 2))).toEqual({ points: [10, 13, 12, 11], wrong: 1 });
  });
});

describe('timesEvaluated', () => {
  it('counts the uses of the test part', () => {
    expect([0, 1, 3].map(timesEvaluated)).toEqual([
      'The test part has not been used.',
      expect.stringContaining('once'),
      'The test part was used 3 times; each use makes the result a little less honest.',
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
    ['a run that has not started', [1], [1], /^Press Play/],
    ['no validation examples', falls, falls.map(() => Number.NaN), /^There are no validation examples/],
    ['no gap', falls, falls.map((loss) => loss * 1.01), /^No gap/],
    [
      'a gap between losses close to 0',
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
      'overfitting at a training loss that has been 0 for long',
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
      'a gap that grows while the training loss is flat',
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

  it('describes the shown step, even if the run has later steps', () => {
    const turned = history(falls, [1, 0.8, 0.7, 0.6, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(readGap(turned, 80)).toMatch(/^Overfitting/);
    expect(readGap(turned, 30)).not.toMatch(/Overfitting/);
    expect(readGap(turned, 0)).toMatch(/^Press Play/);
    expect(readGap(turned, 0, true)).toMatch(/^The next evaluation shows whether/);
  });
});

describe('sequences with a target at every step', () => {
  const sequence = { steps: 3, tokens: ['a', 'b'], predicts: 'next' } as unknown as RunView['sequence'];
  const labels = Float32Array.of(0, 1, 0, 1, 1, Number.NaN);
  const of = {
    ...view,
    sequence,
    positions: { of: 'step', count: 3 },
    points: { count: 2, labels, part: Uint8Array.of(1, 1) },
  } as unknown as RunView;
  const values = Float32Array.of(0.1, 0.9, 0.7, 0.6, 0.2, 0.5);

  it('are counted as tokens of sequences', () => {
    const tokens = judge(of, { ...predictions, values }, 1) as Judgement;
    expect(judgedWords(tokens)).toBe('5 tokens of 2 sequences');
    expect(judgedWords(judged(1))).toBe('2 examples');
  });

  it('are matched as a whole only if they have a right answer', () => {
    expect(summaryFor(of)).not.toContain('exact_match');
    const question = { ...of.points, labels: Float32Array.of(Number.NaN, 1, 0, Number.NaN, 1, 0) };
    expect(summaryFor({ ...of, points: question })).toContain('exact_match');
    const sorted = { ...of, sequence: { ...sequence, predicts: 'step' } } as RunView;
    expect(summaryFor(sorted)).toContain('exact_match');
  });
});
