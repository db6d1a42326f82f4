import { csvParseRows } from 'd3';
import { describe, expect, it } from 'vitest';
import { type ExperimentSpec, parse } from '../../../src/experiment/index.ts';
import { recordOf, SCORE_SERIES, SCORES } from '../../../src/runtime/series.ts';
import type { Outcome } from '../../../src/store/outcome.ts';
import type { KeptRun } from '../../../src/store/runs.ts';
import {
  columnTitle,
  commonMetric,
  formatDuration,
  settingsOf,
  tableNumbersOf,
} from '../../../src/ui/inspect/runs/columns.ts';
import { outcomesSideBySide, settingsAgainstFirst } from '../../../src/ui/inspect/runs/compare.ts';
import { runsCsv } from '../../../src/ui/inspect/runs/csv.ts';
import { inOrder, press, type SortKey, USUAL } from '../../../src/ui/inspect/runs/order.ts';

const ACCURACY = { id: 'accuracy', label: 'Accuracy', percent: true };
const MAE = { id: 'mae', label: 'Mean absolute error', percent: false };
const spec = (text: string): ExperimentSpec => parse(text).spec;

function kept(
  id: number,
  text: string,
  { metric = ACCURACY, ...scores }: Partial<Outcome['scores']> & Partial<Pick<Outcome, 'metric'>> = {},
  rest: Partial<KeptRun> = {},
): KeptRun {
  return {
    id,
    number: id,
    name: '',
    drawn: null,
    spec: spec(text),
    edited: false,
    keptAt: Date.UTC(2024, 4, 6),
    outcome: {
      steps: 100 * id,
      epochs: 2.5,
      seconds: 1.25,
      scores: {
        ...recordOf(SCORE_SERIES, () => Number.NaN),
        'train/loss': 0.5,
        'validation/loss': 0.25,
        'train/metric': 0.75,
        'validation/metric': 1,
        ...scores,
      },
      bestValidationLoss: 0.125,
      metric,
    },
    step: new Float64Array(),
    values: recordOf(SCORES, () => new Float64Array()),
    ...rest,
  };
}

describe('the order of runs', () => {
  const rows = [
    kept(3, 'data=xor', { 'validation/loss': Number.NaN }, { name: 'alpha' }),
    kept(2, 'data=circle', { 'validation/loss': 0.9 }),
    kept(10, 'data=circle&seed=9', { 'validation/loss': 0.1 }),
  ];
  const ids = (by: SortKey, descending: boolean) => inOrder(rows, { by, descending }, spec('')).map(({ id }) => id);

  it('follows numbers, names, texts or data, in either direction', () => {
    expect(ids('number', true)).toEqual([10, 3, 2]);
    expect(ids('name', false)).toEqual([3, 2, 10]);
    expect(ids('name', true)).toEqual([10, 2, 3]);
    expect(ids('data', false)).toEqual([2, 10, 3]);
    expect(ids('steps', true)).toEqual([10, 3, 2]);
    expect(ids('seed', true)).toHaveLength(3);
  });

  it('puts those without a value last, in either direction', () => {
    expect(ids('validation/loss', false)).toEqual([10, 2, 3]);
    expect(ids('validation/loss', true)).toEqual([2, 10, 3]);
  });

  it('begins with the best values, and reverses', () => {
    const best = press(USUAL, 'validation/metric', 'higher');
    expect(best).toEqual({ by: 'validation/metric', descending: true });
    expect(press(best, 'validation/metric', 'higher').descending).toBe(false);
    expect(press(best, 'validation/loss', 'higher')).toEqual({ by: 'validation/loss', descending: false });
    expect(press(USUAL, 'validation/metric', 'lower')).toEqual({ by: 'validation/metric', descending: false });
  });
});

describe('the different settings of a run', () => {
  it('exclude the seed, which has a column, and mention changes during training', () => {
    const now = spec('seed=1');
    expect(settingsOf({ spec: spec('seed=2'), edited: false }, now)).toBe('the same settings');
    expect(settingsOf({ spec: spec('seed=2&batch=20'), edited: true }, now)).toBe(
      'batch size 10 → 20 · changed during training',
    );
    expect(settingsOf({ spec: spec('replicas=5'), edited: false }, now)).toMatch(/medians of 5 runs$/);
  });

  it('name the metric once if all runs share it', () => {
    expect(commonMetric([{ metric: ACCURACY }, { metric: null }])).toBe(ACCURACY);
    expect(commonMetric([{ metric: MAE }])).toBe(MAE);
    expect(commonMetric([{ metric: ACCURACY }, { metric: MAE }])).toBeNull();
  });

  it('show durations in usual units', () => {
    expect([0.4213, 12.34, 99.96, 200, 7384].map(formatDuration)).toEqual([
      '0.421 s',
      '12.3 s',
      '1 min 40 s',
      '3 min 20 s',
      '123 min 4 s',
    ]);
    expect(formatDuration(Number.NaN)).toBe('–');
  });
});

describe('the columns', () => {
  const titles = (...texts: readonly string[]) => {
    const specs = texts.map(spec);
    return tableNumbersOf(specs).map((column) => columnTitle(column, null, specs));
  };

  it('have parts unless all runs are agents', () => {
    const usual = ['Train loss', 'Validation loss', 'Train metric', 'Validation metric'];
    expect(titles('data=circle', 'data=gridworld')).toEqual(['Steps', 'Time', ...usual]);
    expect(titles('data=gridworld')).toEqual(['Steps', 'Time', 'Loss', 'Metric']);
  });
});

describe('a comparison', () => {
  const row = (runs: readonly KeptRun[], title: string) =>
    outcomesSideBySide(runs.map((one) => ({ ...one, title: String(one.id) }))).find((one) => one.title === title);

  it('marks the lowest loss and the highest accuracy', () => {
    const runs = [
      kept(1, '', { 'validation/loss': 0.2, 'train/metric': 0.9 }),
      kept(2, 'batch=20', { 'train/metric': 0.8 }),
    ];
    expect(row(runs, 'Validation loss')).toMatchObject({ values: ['0.200', '0.250'], best: [0] });
    expect(row(runs, 'Train accuracy')).toMatchObject({ values: ['90.0%', '80.0%'], best: [0] });
    expect(row(runs, 'Train loss')?.best).toEqual([]);
    expect(row(runs, 'Steps')?.best).toEqual([]);
  });

  it('marks the lowest error', () => {
    const runs = [1, 2].map((id) => kept(id, 'data=plane', { metric: MAE, 'validation/metric': id }));
    expect(row(runs, 'Validation MAE')?.best).toEqual([0]);
  });

  it('marks nothing if runs are not comparable', () => {
    const losses = [kept(1, 'loss=bce', { 'train/loss': 1 }), kept(2, 'loss=hinge', { 'train/loss': 2 })];
    expect(row(losses, 'Train loss')?.best).toEqual([]);
    const data = [kept(1, 'data=circle', { 'train/metric': 0.1 }), kept(2, 'data=xor')];
    expect(row(data, 'Train metric')?.best).toEqual([]);
    const missing = [kept(1, '', { 'validation/loss': Number.NaN }), kept(2, '')];
    expect(row(missing, 'Validation loss')?.best).toEqual([]);
  });

  it('shows the differences from the settings of the first run', () => {
    const runs = [kept(1, 'batch=10'), kept(2, 'batch=20&seed=3'), kept(3, 'batch=10')];
    const [first, second, third] = settingsAgainstFirst(runs.map((one) => ({ ...one, title: '' })));
    expect(first).toEqual([]);
    expect(second?.[0]).toBe('batch size 10 → 20');
    expect(third).toEqual([]);
  });
});

describe('runs as comma-separated values', () => {
  const text = runsCsv(
    [
      { ...kept(1, 'data=circle&seed=3'), number: null, keptAt: null },
      kept(2, 'data=xor', { 'validation/loss': Number.NaN }, { name: 'wide, "deep"\nand slow' }),
    ],
    'https://example.org/nabla/',
  );

  it('can be read by another parser', () => {
    const [header, now, other, ...more] = csvParseRows(text);
    expect(more).toEqual([]);
    const of = (row: readonly string[] | undefined, column: string) => row?.[header?.indexOf(column) ?? -1];
    expect(now).toHaveLength(header?.length ?? 0);
    expect(header?.slice(7, -2)).toEqual(
      [
        ['steps', 'epochs', 'training_seconds'],
        ['loss', 'train_loss', 'validation_loss', 'best_validation_loss'],
        ['metric', 'train_metric', 'validation_metric'],
      ].flat(),
    );
    expect(of(now, 'run')).toBe('current');
    expect(of(now, 'kept_at')).toBe('');
    expect(of(now, 'train_loss')).toBe('0.5');
    expect(of(other, 'name')).toBe('wide, "deep"\nand slow');
    expect(of(other, 'kept_at')).toBe('2024-05-06T00:00:00.000Z');
    expect(of(other, 'validation_loss')).toBe('');
    const experiment = of(other, 'experiment') ?? '';
    expect(parse(experiment).spec).toEqual(spec('data=xor'));
    expect(of(other, 'link')).toBe(`https://example.org/nabla/#${experiment}`);
  });

  it('end every line as RFC 4180 requires', () => {
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(4);
  });
});
