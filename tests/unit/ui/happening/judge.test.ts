import { describe, expect, it } from 'vitest';
import { call, defaultSpec, type ExperimentSpec, entryOf, parse } from '../../../../src/experiment/index.ts';
import type { FindingId } from '../../../../src/ui/happening/judge.ts';
import type { Summary } from '../../../../src/ui/happening/summary.ts';
import { judged, summaryOf } from '../../../support/summary.ts';

const sgd = (lr: number): ExperimentSpec => ({ ...defaultSpec(), optimizer: call('optimizers', 'sgd', { lr }) });

/** A run whose losses are evaluated every ten steps. */
function running(
  train: readonly number[],
  rest: Partial<Summary> = {},
  validation: readonly number[] = train.map(() => Number.NaN),
): Summary {
  const step = train.map((_, place) => place * 10);
  const last = step.at(-1) ?? 0;
  const losses = { step, trainLoss: train, validationLoss: validation };
  return summaryOf({
    spec: sgd(0.1),
    step: last,
    end: last,
    trainLoss: train.at(-1) ?? Number.NaN,
    losses,
    accuracy: { train: 0.8, validation: 0.8 },
    ...rest,
  });
}

const many = <T>(count: number, of: (place: number) => T) => Array.from({ length: count }, (_, place) => of(place));
/** Between 0.8 and 1.2. */
const noise = (place: number) => 1 + 0.2 * Math.sin(1e4 * Math.sin(place));
const falls = many(30, (place) => 0.9 ** place);
const sentence = (run: Summary, ...shown: readonly FindingId[]) => judged(run, ...shown).sentence;
const labels = (run: Summary) => judged(run).remedies.map(({ label }) => label);

describe('a finding from the status', () => {
  it('describes a run that cannot start', () => {
    expect(sentence(running([1], { status: 'ready', withheld: true }))).toMatch(
      /^The network cannot train, because the data/,
    );
    expect(sentence(running([], { status: 'failed' }))).toMatch(/^The engine has failed/);
    expect(sentence(running([], { status: 'loading' }))).toMatch(/^Preparing/);
    expect(sentence(running([Number.NaN], { status: 'diverged' }))).toMatch(/not a finite number, even before/);
  });

  it('describes a run that has not started', () => {
    const ready = running([0.7123], { status: 'ready' });
    expect(sentence(ready)).toBe('Not trained yet: the initial weights have a training loss of 0.712. Press Play.');
    const replicas = { count: 16, diverged: 0, medianLoss: 0.7, medianReturn: Number.NaN };
    expect(sentence({ ...ready, replicas })).toMatch(/^16 runs, not trained yet: .* median training loss of 0\.7\./);
    expect(sentence({ ...ready, status: 'running' })).toBe('Training. It is too early to see a trend.');
  });

  it('describes a run on windows that do not fit into the validation part', () => {
    const spec = parse('data=sunspots&series=36,1&split=98/1/1&net=rnn(4)').spec;
    expect(sentence(running([1, 0.5], { spec, hasValidation: false }))).toBe(
      'No window of 36 rows with its target fits into the validation part, so there is no validation loss. Choose a shorter window or a larger part.',
    );
    const none = parse('data=sunspots&series=36,1&split=99/0/1&net=rnn(4)').spec;
    expect(judged(running([1, 0.5], { spec: none, hasValidation: false })).id).not.toBe('unvalidated');
    expect(judged(running([1, 0.5], { spec })).id).not.toBe('unvalidated');
  });

  it('describes a paused run', () => {
    expect(sentence(running([0.7, 0.5, 0.31], { status: 'paused' }))).toBe(
      'Paused at step 20. The training loss has fallen from 0.7 to 0.31.',
    );
    expect(sentence(running([0.7, 0.9], { status: 'paused' }))).toMatch(/has risen from 0\.7 to 0\.9\.$/);
    expect(sentence(running([0.7, 0.7001], { status: 'paused' }))).toBe('Paused at step 10.');
  });

  it('describes a run that went back to an earlier step', () => {
    expect(sentence(running(falls, { status: 'paused', end: 1200 }))).toMatch(/^Showing step 290 of 1,200\. Play/);
    expect(sentence(running(falls, { status: 'running', end: 1200 }))).not.toMatch(/^Showing/);
  });

  it('repeats why a run ended by itself', () => {
    const reason = 'Ended after 2 epochs, as until=epochs(2) asks.';
    expect(sentence(running(falls, { status: 'paused', reason }))).toBe('Ended after 2 epochs. Play continues it.');
    expect(sentence(running(falls, { status: 'running', reason }))).toMatch(/^Learning/);
  });

  it('describes early stopping, for each message of the engine', () => {
    const { stop } = entryOf('regularizers', 'early_stopping');
    const stopping: ExperimentSpec = { ...sgd(0.1), regularizers: [call('regularizers', 'early_stopping')] };
    const stopped = (args: Record<string, number>) => {
      const memory = { losses: 20, reference: 1, improved: 2, lowest: 0.5, best: 2 };
      const reason = stop?.verdict(memory, { patience: 10, min_delta: 0, restore: 0, ...args })?.reason ?? null;
      return running(falls, { status: 'paused', spec: stopping, reason });
    };
    const expected = 'Early stopping ended the training at step 290. Play continues it.';
    expect(sentence(stopped({}))).toBe(expected);
    expect(sentence(stopped({ min_delta: 0.1, patience: 1 }))).toBe(expected);
    expect(sentence({ ...stopped({}), reason: 'All 16 runs have stopped early.' })).toBe(expected);
    expect(sentence({ ...stopped({}), reason: 'WebGPU is not available, so WASM is used.' })).toMatch(/^Paused/);
    expect(sentence({ ...stopped({}), status: 'running' })).toMatch(/^Learning/);
  });
});

describe('a run that has diverged', () => {
  const overshot = running([0.7, 0.5, 40, 3e20], { status: 'diverged', snapshots: [0, 10, 20, 30] });

  it('names the step, and the reason if the losses show it', () => {
    expect(sentence(overshot)).toBe('Diverged in step 31 because the steps overshot: the loss grew from 0.5 to 3e20.');
    expect(sentence(running([0.7, 0.5, 0.4], { status: 'diverged' }))).toBe(
      'Diverged in step 21 because the loss is no longer a finite number.',
    );
  });

  it('offers a lower learning rate from the start and from the best snapshot', () => {
    expect(labels(overshot)).toEqual(['Try a tenth of the learning rate', 'Go back to step 10 with a tenth']);
    expect(labels({ ...overshot, snapshots: [0, 20, 30] })).toHaveLength(1);
    expect(labels({ ...overshot, spec: sgd(1e-5) })).toEqual([]);
  });
});

describe('several runs', () => {
  it('are counted, including those that have diverged', () => {
    const replicas = { count: 16, diverged: 3, medianLoss: 0.31, medianReturn: Number.NaN };
    expect(sentence(running(falls, { replicas }))).toBe(
      '3 of 16 runs have diverged; the others have a median training loss of 0.31.',
    );
    expect(sentence(running(falls, { replicas: { ...replicas, diverged: 1 } }))).toMatch(/^1 of 16 runs has diverged/);
    expect(sentence(running(falls, { replicas: { ...replicas, diverged: 0 } }))).toMatch(/^None of 16 runs/);
  });
});

describe('a loss that jumps', () => {
  const jumps = (factor: number) => [2, ...many(30, (place) => (place % 2 === 0 ? 0.5 : 0.5 * factor))];

  it('is shown with the learning rate, and a tenth of it as a remedy', () => {
    const run = running(jumps(1.5), { learningRate: 3, spec: sgd(3) });
    expect(sentence(run)).toBe('The training loss jumps between 0.5 and 0.75. The learning rate, 3, may be too high.');
    expect(labels(run)).toEqual(['Try a tenth of the learning rate', 'Try a larger batch']);
  });

  it('is not shown for noise, a single spike, or a nearly solved loss', () => {
    expect(judged(running(jumps(1.1))).id).not.toBe('oscillating_loss');
    expect(judged(running(falls.with(20, 3))).id).not.toBe('oscillating_loss');
    expect(judged(running(jumps(1.5).with(0, 100))).id).not.toBe('oscillating_loss');
  });
});

describe('a loss that rises', () => {
  it('is shown once it has doubled and remains high', () => {
    const run = running([...many(30, () => 0.5), ...many(10, (place) => 0.6 + place / 10)]);
    expect(sentence(run)).toMatch(
      /^The training loss rose from about 0\.5 at step 0 to 1\.[34]\. The learning rate, 0\.1/,
    );
    expect(labels(run)).toEqual(['Try a tenth of the learning rate', 'Try clipping the gradient']);
  });

  it('is shown until it is clearly lower again', () => {
    const between = running([...many(20, () => 0.5), ...many(10, () => 0.85)]);
    expect(judged(between).id).not.toBe('rising_loss');
    expect(judged(between, 'rising_loss').id).toBe('rising_loss');
  });

  it('is not shown for a short rise, noise, a lucky evaluation, or a nearly solved loss', () => {
    expect(judged(running([...many(30, () => 0.5), 1.2, 0.6, 0.6])).id).not.toBe('rising_loss');
    expect(judged(running(many(60, (place) => 0.5 * noise(place)))).id).not.toBe('rising_loss');
    expect(judged(running([1, 0.6, 0.2, ...many(20, () => 0.6)])).id).not.toBe('rising_loss');
    expect(judged(running([1, ...many(20, () => 0.001), ...many(10, () => 0.01)])).id).not.toBe('rising_loss');
  });
});

describe('dead units', () => {
  const layers = [
    { title: 'Hidden 1', units: 8, dead: 5 },
    { title: 'Hidden 2', units: 4, dead: 2 },
  ];

  it('are shown if more than half of a layer is dead', () => {
    expect(sentence(running(falls, { deadLayers: layers }))).toBe(
      '5 of 8 units in Hidden 1 are dead: they are 0 for every example, so they do not learn.',
    );
    const all = layers.map((one) => ({ ...one, dead: one.units }));
    expect(sentence(running(falls, { deadLayers: all }))).toMatch(/^All 12 units in Hidden 1 and Hidden 2 are dead/);
    const spec = parse('data=circle&net=dense(8,relu),dense(4,relu)').spec;
    expect(labels(running(falls, { deadLayers: layers, spec }))).toEqual([
      'Try Leaky ReLU',
      'Try a tenth of the learning rate',
    ]);
  });

  it('are not shown for half a layer', () => {
    expect(judged(running(falls, { deadLayers: layers.slice(1) })).id).toBe('learning');
  });
});

describe('equal predictions', () => {
  const rests = many(30, (place) => (place === 0 ? 0.9 : 0.7));

  it('are shown, with random weights as a remedy if all weights started equal', () => {
    expect(sentence(running(rests, { spread: 0.004 }))).toBe('The network predicts the same for every example.');
    expect(labels(running(rests, { spread: 0.004 }))).toEqual(['Try ReLU', 'Try ten times the learning rate']);
    const zeros = running(rests, { spread: 0, spec: { ...sgd(0.1), initializer: call('initializers', 'zeros') } });
    expect(sentence(zeros)).toMatch(/: all its weights started with the same value\.$/);
    expect(labels(zeros)).toEqual(['Start with random weights']);
  });

  it('are not shown if predictions differ or are unknown', () => {
    expect(judged(running(rests, { spread: 0.015 })).id).toBe('plateau');
    expect(judged(running(rests, { spread: 0.015 }), 'constant_output').id).toBe('constant_output');
    expect(judged(running(falls, { spread: 0.004 })).id).toBe('learning');
    expect(judged(running(falls, { spread: Number.NaN })).id).toBe('learning');
  });
});

describe('overfitting', () => {
  const turned = (end: number) => running(falls, {}, [...many(15, (place) => 1 - place / 30), ...many(15, () => end)]);

  it('is shown once the validation loss has risen while the training loss fell', () => {
    expect(sentence(turned(0.9))).toBe(
      'Overfitting since step 140: the training loss fell, the validation loss rose from about 0.57 to 0.9.',
    );
    expect(labels(turned(0.9))).toEqual(['Try an L2 penalty']);
    const penalized = { ...sgd(0.1), regularizers: [call('regularizers', 'l1')] };
    expect(labels({ ...turned(0.9), spec: penalized })).toEqual([]);
  });

  it('is not shown for a small rise, noise, or a rise of both losses', () => {
    const noisy = many(30, (place) => 0.5 * noise(place));
    expect(judged(running(falls, {}, noisy)).id).toBe('learning');
    expect(judged(running(noisy, {}, turned(0.9).losses.validationLoss)).id).not.toBe('overfitting');
    expect(judged(turned(0.61)).id).not.toBe('overfitting');
    expect(judged(turned(0.61), 'overfitting').id).toBe('overfitting');
    const together = [...many(15, (place) => 1 - place / 30), ...many(15, (place) => 0.55 + place / 60)];
    const above = together.map((loss) => loss * 1.2);
    expect(judged(running(together, {}, above)).id).not.toBe('overfitting');
  });
});

describe('a gap between the losses', () => {
  const rises = many(30, (place) => 0.7 + place / 20);

  it('is shown if the validation loss is worse than a constant guess, even if it rose from the start', () => {
    expect(sentence(running(falls, { constantLoss: 0.69 }, rises))).toBe(
      'The training loss is about 0.053, but the validation loss 2.1: more than the 0.69 of a constant guess.',
    );
  });

  it('is shown if the validation loss is many times the training loss', () => {
    const stays = many(30, () => 0.6);
    expect(sentence(running(falls, {}, stays))).toBe('The training loss is about 0.053, but the validation loss 0.6.');
    expect(labels(running(falls, {}, stays))).toEqual(['Try an L2 penalty']);
  });

  it('is not shown for losses that are close, or that are both almost 0', () => {
    expect(judged(running(falls, { constantLoss: 0.69 }, falls)).id).toBe('learning');
    const solved = falls.map((loss, place) => (place < 20 ? loss : loss / 100));
    expect(
      judged(
        running(
          solved,
          {},
          many(30, () => 0.1),
        ),
      ).id,
    ).not.toBe('validation_gap');
  });
});

describe('a perfect network', () => {
  it('is shown for the training part, with the share of validation examples', () => {
    expect(sentence(running(falls, { accuracy: { train: 1, validation: 0.965 } }))).toBe(
      'Correct on every training example and on 96.5% of the validation examples.',
    );
    expect(sentence(running(falls, { accuracy: { train: 1, validation: 1 } }))).toBe(
      'Perfect: correct on every example.',
    );
    expect(sentence(running(falls, { accuracy: { train: 1, validation: Number.NaN } }))).toBe(
      'Perfect: correct on every training example.',
    );
  });

  it('is not shown for a nearly perfect network, or for regression', () => {
    expect(judged(running(falls, { accuracy: { train: 0.9999, validation: 1 } })).id).toBe('learning');
    expect(judged(running(falls, { accuracy: null })).id).toBe('learning');
  });
});

describe('a flat loss', () => {
  const rests = many(30, (place) => (place === 0 ? 0.9 : 0.7));

  it('is shown with the number of steps', () => {
    expect(sentence(running(rests))).toBe('Flat for 260 steps: the training loss stays near 0.7.');
    expect(sentence(running(rests.map((loss, place) => loss + (place % 4) / 20)))).toBe(
      'Flat for 230 steps: the training loss moves between 0.7 and 0.85.',
    );
    expect(sentence(running(rests, { gradientNorm: 2e-9 }))).toMatch(/and the length of its gradient is only 2e−9\.$/);
    expect(labels(running(rests))).toEqual([
      'Could it fit one batch?',
      'Try twice the units',
      'Try ten times the learning rate',
    ]);
  });

  it('offers a higher learning rate if a small one has changed nothing from the start', () => {
    const still = many(30, (place) => 0.7 - place * 1e-5);
    const run = running(still, { spec: sgd(0.001), learningRate: 0.001 });
    expect(sentence(run)).toBe(
      'The training loss has stayed near 0.7 for 290 steps, and the learning rate, 0.001, is small.',
    );
    expect(labels(run)).toEqual(['Try ten times the learning rate']);
    for (const other of [running(still, { spec: sgd(0.02) }), running(rests, { spec: sgd(0.001) })]) {
      expect(judged(other).id).toBe('plateau');
    }
  });

  it('is not shown for a slow fall, nor before a third of the run', () => {
    expect(judged(running(many(60, (place) => 0.7 * 0.998 ** place))).id).toBe('learning');
    expect(judged(running(rests.slice(0, 15))).id).not.toBe('flat');
    expect(judged(running([...many(100, (place) => 0.97 ** place), ...many(30, () => 0.049)])).id).not.toBe('flat');
  });
});

describe('a loss that falls', () => {
  it('is shown with its extent and speed', () => {
    expect(sentence(running([1, 0.9, 0.8, 0.6, 0.5, 0.4, 0.3]))).toBe(
      'Learning fast: the training loss fell from about 0.767 to 0.4 in the last 30 steps.',
    );
    expect(sentence(running([1, 0.97, 0.94, 0.91, 0.89, 0.87]))).toMatch(/^Learning: /);
  });

  it('is shown until it hardly falls any longer', () => {
    const slow = running(many(20, (place) => 0.8 * (1 - 0.0015 * place)));
    expect(judged(slow).id).toBe('training');
    expect(judged(slow, 'learning').id).toBe('learning');
  });

  it('is not shown for noise', () => {
    for (let end = 6; end < 20; end++) {
      expect(judged(running(many(end, (place) => 0.5 * noise(place)))).id).toBe('training');
    }
    expect(sentence(running(many(19, (place) => 0.5 * noise(place))))).toMatch(
      /^Training\. The loss, now 0\.\d+, has no/,
    );
  });
});

describe('a run that was changed during training', () => {
  it('can start over and be compared with itself', () => {
    expect(sentence(running(falls, { editedAt: 100 }))).toMatch(/^Changed after step 100\. Learning fast: /);
    expect(labels(running(falls, { editedAt: 100 }))).toEqual(['Start over and keep this run to compare']);
    expect(labels(running(falls, { editedAt: 100, status: 'paused' }))).toHaveLength(1);
  });

  it('has its remedy after those of more important findings', () => {
    const run = running(falls, { editedAt: 100, deadLayers: [{ title: 'Hidden 1', units: 8, dead: 8 }] });
    expect(sentence(run)).toMatch(/^All 8 units/);
    expect(labels(run)).toEqual(['Try a tenth of the learning rate', 'Start over and keep this run to compare']);
  });

  it('cannot be compared if it diverged, or if there are several runs', () => {
    expect(labels(running(falls, { editedAt: 100, status: 'diverged' }))).not.toContain(
      'Start over and keep this run to compare',
    );
    expect(
      labels(
        running(falls, { editedAt: 100, replicas: { count: 4, diverged: 0, medianLoss: 1, medianReturn: Number.NaN } }),
      ),
    ).toEqual([]);
  });
});

describe('a network that sees the answer', () => {
  const predicting = (text: string) => running([2, 1], { spec: parse(text).spec });

  it.each([
    ['data=names&net=lstm(4,bidirectional=yes)', 'LSTM 1 looks'],
    ['data=dyck&net=embedding(4),self_attention(2,none),gru(4,bidirectional=yes)', 'Self-attention 2 and GRU 3 look'],
    ['data=chaos&net=dense(4),self_attention(2,none)', 'Self-attention 2 looks'],
  ])('is named: %s', (text, which) => {
    expect(sentence(predicting(text))).toBe(
      `${which} at later steps, so the network sees what it should predict. A low loss means nothing.`,
    );
    expect(labels(predicting(text))).toEqual(['Hide later steps']);
  });

  it.each([
    'data=names&net=lstm(4)',
    'data=chaos&net=dense(4),self_attention(2)',
    'data=reverse&net=lstm(4,bidirectional=yes)',
    'data=sort&net=embedding(4),self_attention(2,none)',
  ])('is not suspected: %s', (text) => {
    expect(labels(predicting(text))).not.toContain('Hide later steps');
  });
});
