import { describe, expect, it } from 'vitest';
import { call, defaultSpec, type ExperimentSpec, withTable, withTarget } from '../../../src/experiment/index.ts';
import type { OwnTable } from '../../../src/table/table.ts';
import { experiment } from '../../support/experiment.ts';
import { startRun } from '../../support/run.ts';

/** Forty flowers: the wide ones are blue, and the price follows the width. */
const count = 40;
const numbers = (value: (row: number) => number) => Float64Array.from({ length: count }, (_, row) => value(row));
const table: OwnTable = {
  id: '0123456789abcdef',
  name: 'flowers',
  target: 'colour',
  columns: [
    { id: 'width', label: 'Width', levels: null },
    { id: 'kind', label: 'Kind', levels: ['rose', 'lily', 'daisy'] },
    { id: 'colour', label: 'Colour', levels: ['red', 'blue'] },
    { id: 'price', label: 'Price', levels: null },
  ],
  count,
  values: [
    numbers((row) => row),
    numbers((row) => row % 3),
    numbers((row) => (row < count / 2 ? 0 : 1)),
    numbers((row) => 10 + row / 4),
  ],
};

const own = withTable(defaultSpec(), table).spec;

async function train(spec: ExperimentSpec, steps: number) {
  const page = startRun();
  page.send({ type: 'experiment', spec });
  await page.until(() => page.status()?.status === 'ready');
  page.send({ type: 'step', steps });
  await page.until(() => page.frame().step === steps && page.status().status === 'paused');
  return page;
}

describe('a table whose numbers overflow float32 on their way through the network', () => {
  const values = table.values.with(
    0,
    numbers((row) => (row === 7 ? 9e17 : row)),
  );
  const { spec } = withTarget(withTable(defaultSpec(), { ...table, id: 'fedcba9876543210', values }).spec, 'price');
  const extreme: ExperimentSpec = {
    ...spec,
    layers: experiment('net=dense(8,relu),dense(8,relu)').layers,
    initializer: call('initializers', 'constant', { value: 1 }),
    features: ['width'],
    scaler: call('scalers', 'none'),
    split: { train: 100, validation: 0, test: 0 },
  };

  it('is not reported as ready: the page names the column', async () => {
    const page = startRun();
    page.send({ type: 'experiment', spec: extreme });
    await page.until(() => page.status() !== undefined && page.status().status !== 'loading');
    expect(page.status()).toMatchObject({
      status: 'diverged',
      reason: expect.stringMatching(/: “Width” has values as large as 9\.0e\+17, .* ignore “Width”\.$/),
    });
  });
});

describe('a person’s own table', () => {
  it('can be trained on like a dataset of the catalog', async () => {
    const page = await train(own, 300);
    expect(page.view()?.features).toEqual(['width', 'kind=rose', 'kind=lily', 'kind=daisy', 'price']);
    expect(page.view()?.classes).toEqual(['red', 'blue']);
    expect(page.frame().values['train/metric']).toBe(1);
  });

  it('accepts every column as a target', async () => {
    const classes = await train(withTarget(own, 'kind').spec, 1);
    expect(classes.view()?.task).toBe('multiclass');
    const price = await train(withTarget(own, 'price').spec, 1000);
    expect(price.view()?.task).toBe('regression');
    expect(price.frame().values['train/loss']).toBeLessThan(0.05);
    // The loss is that of the standardized price, the mean absolute error is in its own unit.
    const { factor } = price.view()?.targetScale ?? { factor: Number.NaN };
    const standardized = price.frame().values['train/metric'] * factor;
    expect(standardized).toBeLessThan(Math.sqrt(price.frame().values['train/loss']) * 1.001);
    expect(standardized).toBeGreaterThan(Math.sqrt(price.frame().values['train/loss']) / 2);
  });

  it('is sent to the worker once and stays there', async () => {
    const page = await train(own, 10);
    page.send({ type: 'experiment', spec: { ...own, seed: 11, table: { ...table, values: [] } } });
    await page.until(() => page.frame().step === 0 && page.status().status === 'ready');
    expect(page.view()?.points.count).toBe(count);
  });
});
