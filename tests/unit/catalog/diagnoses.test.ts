import { describe, expect, it } from 'vitest';
import type { Found } from '../../../src/catalog/diagnoses/definition.ts';
import type { Evidence, GameEvidence } from '../../../src/catalog/diagnoses/evidence.ts';
import { type DiagnosisId, diagnoses } from '../../../src/catalog/diagnoses/index.ts';
import { parse } from '../../../src/experiment/index.ts';
import { trendOf } from '../../../src/math/trends.ts';
import { IDLE, summaryOf } from '../../support/summary.ts';

const many = (count: number, of: (place: number) => number) => Array.from({ length: count }, (_, place) => of(place));

/** Losses that are evaluated every ten steps, and what follows from them. */
function losing(trainLoss: readonly number[], validationLoss = trainLoss.map(() => Number.NaN)) {
  const step = trainLoss.map((_, place) => 10 * place);
  const losses = { step, trainLoss, validationLoss };
  return { losses, trend: trendOf(losses), trainLoss: trainLoss.at(-1) as number, step: step.at(-1) as number };
}

const falls = many(60, (place) => 0.7 * 0.95 ** place);
const stays = many(60, (place) => (place === 0 ? 0.9 : 0.7));
/** A run on examples that has not learned them. */
const stuck = { ...losing(stays), accuracy: { train: 0.5, validation: 0.5 }, constantLoss: 0.69, guessingLoss: 0.69 };
/** One that has. */
const healthy = {
  ...losing(falls, falls),
  accuracy: { train: 0.97, validation: 0.96 },
  constantLoss: 0.69,
  guessingLoss: 0.69,
};

const layers = (gradients: readonly number[], saturated = Number.NaN) =>
  gradients.map((gradient, index) => ({ title: `Hidden ${index + 1}`, gradient, saturated, started: Number.NaN }));
const starting = (...variances: readonly number[]) =>
  [...variances, Number.NaN].map((started, index) => ({
    title: `Hidden ${index + 1}`,
    gradient: 1,
    saturated: Number.NaN,
    started,
  }));
const throughTime = (first: number) => [{ title: 'RNN 1', steps: 20, first, last: 0.1 }];
const embedding = (rest: { readonly dead?: number; readonly variety?: number }) => [
  { title: 'Embedding 1', tokens: 10, dead: 0, variety: 0.9, ...rest },
];
const attention = (evenness: number, concentration: number) => [
  { title: 'Self-attention 1', heads: 2, evenness, concentration },
];
const batch = (after: number) => ({ examples: 10, steps: 1000, before: 0.7, after, fits: after < 0.07 });
const inputs = (...sizes: readonly number[]) =>
  sizes.map((deviation, index) => ({ label: `x${index + 1}`, mean: 0, deviation }));
const game = (generated: Partial<NonNullable<GameEvidence['generated']>>) => ({
  step: 2000,
  game: {
    discriminatorSteps: 1,
    isProbability: true,
    discriminatorLoss: 1,
    generatorLoss: 1,
    equilibrium: { discriminator: 1, generator: 1 },
    isInPicture: false,
    generated: { coverage: 0.9, precision: 0.9, divergence: 0, judged: 0.5, pull: 1, variety: 1, ...generated },
  },
});
const agent = (mean: readonly number[], rest: Partial<typeof IDLE> = {}) => ({
  step: 290,
  agent: {
    ...IDLE,
    episodes: 500,
    meanReturn: mean.at(-1) as number,
    returns: { step: mean.map((_, place) => 10 * place), mean },
    ...rest,
  },
});

/** For each diagnosis, a run that it describes, and one like it that it does not. */
const CASES: Readonly<Record<DiagnosisId, readonly [sick: Partial<Evidence>, well: Partial<Evidence>]>> = {
  diverged: [{ diverged: true, ...losing([0.7, 9]) }, losing([0.7, 9])],
  leak: [
    { step: 1, leaks: [{ kind: 'target', text: '"a" is both target and feature.', column: 'a', share: 1 }] },
    { step: 1, leaks: [{ kind: 'duplicates', text: '1 of 30 validation examples.', column: null, share: 0.03 }] },
  ],
  wrong_output: [
    { ...stuck, output: { activation: 'Sigmoid', unreachable: 0.5, consequence: 'Only some can be predicted.' } },
    { ...stuck, output: { activation: 'Sigmoid', unreachable: 0.01, consequence: 'Only some can be predicted.' } },
  ],
  collapsed_embedding: [
    { ...stuck, embeddings: embedding({ variety: 0.001 }) },
    { ...stuck, embeddings: embedding({ dead: 3 }) },
  ],
  underfitting: [
    { ...stuck, oneBatch: batch(0.6) },
    { ...stuck, oneBatch: batch(0.01) },
  ],
  exploding_through_time: [
    { ...stuck, throughTime: throughTime(50) },
    { ...healthy, throughTime: throughTime(50) },
  ],
  vanishing_through_time: [
    { ...stuck, throughTime: throughTime(1e-6) },
    { ...stuck, throughTime: throughTime(1e-3) },
  ],
  poor_initialization: [
    { ...stuck, layers: starting(1, 0.02, 0.0004) },
    { ...stuck, layers: starting(1, 0.3, 0.1) },
  ],
  noisy_gradient: [
    { ...losing(many(60, (place) => 0.7 + 0.1 * (place % 3))), accuracy: stuck.accuracy, noise: 100, batch: 1 },
    { ...stuck, noise: 100, batch: 1 },
  ],
  idle_attention: [
    { ...stuck, attention: attention(0.999, 0.1) },
    { ...stuck, attention: attention(0.7, 0.3) },
  ],
  looking_ahead: [{ lookingAhead: ['LSTM 1'] }, { lookingAhead: [] }],
  vanished_pull: [game({ judged: 1e-5, pull: 1e-4 }), game({ judged: 0.2, pull: 1e-4 })],
  mode_collapse: [game({ coverage: 0.1 }), game({ coverage: 0.6 })],
  missed_modes: [game({ coverage: 0.1, precision: 0.1 }), { ...game({ coverage: 0.1, precision: 0.1 }), step: 500 }],
  symmetry: [
    { spread: 0, startsAlike: true },
    { spread: 0.5, startsAlike: true },
  ],
  strong_penalty: [
    { ...stuck, penalty: 100 },
    { ...healthy, penalty: 100 },
  ],
  strong_dropout: [
    { ...stuck, dropout: 0.8 },
    { ...stuck, dropout: 0.5 },
  ],
  dead_units: [
    { deadLayers: [{ title: 'Hidden 1', units: 4, dead: 3 }] },
    { deadLayers: [{ title: 'Hidden 1', units: 4, dead: 2 }] },
  ],
  oscillating_loss: [
    losing(many(40, (place) => 0.5 + 0.3 * (place % 2))),
    losing(many(40, (place) => 0.5 + 0.01 * (place % 2))),
  ],
  rising_loss: [
    losing([...many(30, () => 0.5), ...many(15, () => 1.4)]),
    losing([...many(30, () => 0.5), ...many(15, () => 0.6)]),
  ],
  exploding_gradient: [
    { ...stuck, layers: layers([90, 5, 1]) },
    { ...stuck, layers: layers([20, 5, 1]) },
  ],
  vanishing_gradient: [
    { ...stuck, layers: layers([1e-6, 1e-4, 0.1]) },
    { ...healthy, layers: layers([1e-6, 1e-4, 0.1]) },
  ],
  saturation: [
    { ...stuck, layers: layers([1, 1], 0.8) },
    { ...stuck, layers: layers([1, 1], 0.3) },
  ],
  initial_loss: [{ ...stuck, ...losing(stays.with(0, 8)) }, stuck],
  input_scale: [
    { ...stuck, inputs: inputs(1, 500) },
    { ...stuck, inputs: inputs(1, 5) },
  ],
  constant_output: [
    { ...stuck, spread: 0 },
    { ...stuck, spread: 0, startsAlike: true },
  ],
  overfitting: [
    losing(
      falls,
      many(60, (place) => (place < 30 ? 0.7 - place / 100 : 0.4 + (place - 30) / 50)),
    ),
    losing(
      falls,
      many(60, (place) => 0.7 - place / 100),
    ),
  ],
  validation_gap: [
    losing(
      falls,
      many(60, () => 0.6),
    ),
    losing(falls, falls),
  ],
  rate_too_low: [
    { ...losing(many(60, (place) => 0.7 - 1e-6 * place)), rateShare: 0.01 },
    { ...losing(many(60, (place) => 0.7 - 1e-6 * place)), rateShare: 1 },
  ],
  plateau: [stuck, { ...stuck, accuracy: { train: 0.95, validation: 0.9 } }],
  class_imbalance: [
    {
      step: 1,
      classes: [
        { label: 'a', count: 100 },
        { label: 'b', count: 5 },
      ],
    },
    {
      step: 1,
      classes: [
        { label: 'a', count: 100 },
        { label: 'b', count: 50 },
      ],
    },
  ],
  jumping_return: [
    agent(
      many(30, (place) => (place % 4 < 2 ? 1 : -2)),
      { low: 1, high: 1 },
    ),
    agent(many(30, () => 1)),
  ],
  stopped_exploring: [
    agent(
      many(30, () => 60),
      { entropy: 0.01 },
    ),
    agent(
      many(30, () => 60),
      { entropy: 0.5 },
    ),
  ],
  equal_returns: [
    agent(
      many(30, () => -200),
      { low: -200, high: -200, solvedAt: -110 },
    ),
    agent(
      many(30, () => -200),
      { low: -200, high: -150, solvedAt: -110 },
    ),
  ],
  falling_return: [agent(many(30, (place) => 200 - place)), agent(many(30, (place) => 100 + place))],
};

/** @param given what is known; of an agent and a game, as much as a diagnosis needs */
function find(id: DiagnosisId, given: Partial<Evidence>): Found | null {
  return diagnoses[id].find(summaryOf(given as Parameters<typeof summaryOf>[0]), false);
}

describe.each(Object.keys(CASES) as DiagnosisId[])('the diagnosis "%s"', (id) => {
  const [sick, well] = CASES[id];

  it('is made of a run with these numbers, and says so in a sentence', () => {
    const found = find(id, sick);
    expect(found?.sentence).toMatch(/^[A-Z0-9].*\.$/);
    expect(found?.sentence).not.toMatch(/NaN|undefined|Infinity/);
    if (found?.announcement) expect(found.announcement).toMatch(/^[^0-9]*\.$/);
  });

  it('is not made of a similar run', () => {
    expect(find(id, well)).toBeNull();
  });

  it('is not made of a healthy run, nor before anything is known', () => {
    const { learners } = diagnoses[id];
    if (learners.includes('examples')) expect(find(id, healthy)).toBeNull();
    expect(find(id, {})).toBeNull();
    expect(find(id, agent([]))).toBeNull();
  });
});

it('knows a penalty and dropout of the experiment', () => {
  const { penalty, dropout } = summaryOf({
    spec: parse('data=circle&net=dense(4,tanh),dropout(0.7)&reg=l2(0.1)').spec,
  });
  expect({ penalty, dropout }).toEqual({ penalty: 100, dropout: 0.7 });
});
