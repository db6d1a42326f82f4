import { beforeEach, describe, expect, it } from 'vitest';
import { trendOf } from '../../../../src/math/trends.ts';
import { receive, run } from '../../../../src/store/run.ts';
import type { Game } from '../../../../src/ui/happening/game.ts';
import type { FindingId } from '../../../../src/ui/happening/judge.ts';
import { type Summary, summarize } from '../../../../src/ui/happening/summary.ts';
import { experiment } from '../../../support/experiment.ts';
import { startRun } from '../../../support/run.ts';
import { judged, summaryOf } from '../../../support/summary.ts';

const GENERATED: NonNullable<Game['generated']> = {
  coverage: 0.9,
  precision: 0.9,
  divergence: 0.1,
  judged: 0.5,
  pull: 0.3,
  variety: 1,
};
const losses = { step: [0, 2000], trainLoss: [1.4, 1.4], validationLoss: [1.4, 1.4] };

/** A game in balance after 2,000 steps. */
function game(
  generated: Partial<typeof GENERATED> = {},
  { game: changed = {}, ...rest }: Partial<Omit<Summary, 'game'>> & { readonly game?: Partial<Game> } = {},
): Summary {
  const { spec = experiment('data=blobs&task=gan') } = rest;
  return summaryOf({
    spec,
    step: 2000,
    end: 2000,
    trainLoss: 1.4,
    losses,
    spread: 0,
    ...rest,
    game: {
      discriminatorSteps: spec.discriminatorSteps,
      discriminatorLoss: 1.4,
      generatorLoss: 0.7,
      equilibrium: { discriminator: 2 * Math.LN2, generator: Math.LN2 },
      isProbability: true,
      isInPicture: false,
      generated: { ...GENERATED, ...generated },
      ...changed,
    },
  });
}

const idOf = (summary: Summary, ...shown: readonly FindingId[]) => judged(summary, ...shown).id;

describe('a finding about a game', () => {
  it('is balance near the equilibrium, if the examples are alike', () => {
    expect(judged(game())).toMatchObject({
      id: 'balanced',
      tone: 'good',
      sentence:
        'In balance: both losses are near their equilibrium. The generated examples cover 90.0% of the data, and 90.0% of them lie near it.',
    });
    expect(idOf(game({}, { step: 400 }))).toBe('playing');
    expect(idOf(game({ divergence: 0.22 }))).toBe('playing');
    expect(idOf(game({ divergence: 0.22 }), 'balanced')).toBe('balanced');
    expect(idOf(game({}, { game: { generatorLoss: 1 } }))).toBe('playing');
  });

  it('is never balance if the equilibrium of a player is not known', () => {
    expect(idOf(game({}, { game: { equilibrium: { discriminator: 0, generator: null } } }))).toBe('playing');
  });

  it('is mode collapse if good examples are of few kinds, or all examples are alike', () => {
    const { id, sentence, remedies } = judged(game({ coverage: 0.12 }));
    expect(id).toBe('mode_collapse');
    expect(sentence).toBe(
      'Mode collapse: after 2,000 steps, the generated examples cover only 12.0% of the training examples.',
    );
    expect(remedies.map(({ label }) => label)).toEqual([
      'Try a tenth of the generator’s learning rate',
      'Try the Wasserstein loss',
    ]);
    const nowhere = judged(game({ coverage: 0, precision: 0, variety: 0.01 }));
    expect(nowhere.id).toBe('mode_collapse');
    expect(nowhere.sentence).toMatch(/the generated examples cover none of the training examples\.$/);
    expect(idOf(game({ coverage: 0.12 }, { step: 900 }))).toBe('playing');
    expect(idOf(game({ coverage: 0.45 }))).not.toBe('mode_collapse');
    expect(idOf(game({ coverage: 0.45 }), 'mode_collapse')).toBe('mode_collapse');
  });

  it('is no mode collapse if varied examples are in the wrong places', () => {
    expect(judged(game({ coverage: 0.2, precision: 0.1, variety: 0.8 }))).toMatchObject({
      id: 'missed_modes',
      sentence:
        'After 2,000 steps, the generated examples cover only 20.0% of the training examples, and only 10.0% of the generated ones are near a training example.',
    });
  });

  it('is a vanished gradient if the discriminator is certain and pulls by nothing', () => {
    const spec = experiment('data=blobs&task=gan&loss=minimax&d_steps=5');
    const certain = { judged: 1e-5, pull: 1e-4, coverage: 0.2 };
    const { id, sentence, remedies } = judged(game(certain, { spec }));
    expect(id).toBe('vanished_pull');
    expect(sentence).toMatch(/rejects every generated example with certainty, 1e−5 on average/);
    expect(remedies.map(({ label }) => label)).toEqual([
      'Try the non-saturating loss',
      'Try one step of the discriminator at a time',
    ]);
    expect(idOf(game({ ...certain, pull: 5 }))).toBe('mode_collapse');
    expect(idOf(game(certain, { game: { isProbability: false } }))).toBe('mode_collapse');
  });

  it('is none of those about losses that should fall', () => {
    const rising = Array.from({ length: 40 }, (_, place) => 0.1 * 1.1 ** place);
    const columns = { step: rising.map((_, place) => 50 * place), trainLoss: rising, validationLoss: rising };
    const summary = game({ divergence: 0.4 }, { losses: columns, trend: trendOf(columns) });
    expect(judged(summary)).toMatchObject({
      id: 'playing',
      sentence:
        'Training both networks. The loss of the discriminator is 1.4 and that of the generator 0.7; neither needs to fall. The generated examples cover 90.0% of the data, and 90.0% of them lie near it.',
    });
    expect(judged({ ...summary, status: 'paused' }).sentence).toBe(
      'Paused at step 2,000. The generated examples cover 90.0% of the data, and 90.0% of them lie near it.',
    );
    expect(judged({ ...summary, status: 'ready', step: 0, end: 0 }).sentence).toMatch(
      /^Not trained yet: the generator/,
    );
  });

  it('claims nothing while the engine has found nothing', () => {
    expect(judged(game({}, { game: { generated: null } })).sentence).toBe(
      'Training both networks. The loss of the discriminator is 1.4 and that of the generator 0.7; neither needs to fall.',
    );
  });
});

describe('the finding about a real run', () => {
  beforeEach(() => run.setState(run.getInitialState(), true));

  async function after(steps: number, link: string): Promise<FindingId> {
    const training = startRun();
    await training.load(link);
    training.send({ type: 'watch', watch: { generated: true } });
    training.send({ type: 'step', steps });
    await training.until(
      () => training.status().status === 'paused' && training.found('generated').at(-1)?.step === steps,
    );
    for (const event of training.events) receive(event);
    return judged(summarize(run.getState(), { spec: experiment(link), withheld: null })).id;
  }

  it.each([
    ['mode_collapse', 1000, 'data=blobs&task=gan&generator_opt=adam(lr=0.03)'],
    ['balanced', 1500, 'data=blobs&task=gan'],
    [
      'vanished_pull',
      300,
      'data=digits&task=gan&loss=minimax&d_steps=10&opt=adam(lr=0.003)&generator_opt=adam(lr=0.0003)',
    ],
  ] as const)('is "%s" after %i steps of %s', async (id, steps, link) => {
    expect(await after(steps, link)).toBe(id);
  });
});
