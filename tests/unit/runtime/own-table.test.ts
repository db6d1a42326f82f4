import { describe, expect, it } from 'vitest';
import { call, defaultSpec, type ExperimentSpec, withTable, withTarget } from '../../../src/spec/index.ts';
import type { OwnTable } from '../../../src/table/table.ts';
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

describe('a table with numbers that float32 cannot hold', () => {
  const values = table.values.with(
    0,
    numbers((row) => (row === 7 ? 1e308 : row - 20)),
  );
  // All rows are trained on, so that the one is among them; tanh would hide it.
  const everything = { layers: [], split: { train: 100, validation: 0, test: 0 } };
  const extreme = { ...withTable(defaultSpec(), { ...table, id: 'fedcba9876543210', values }).spec, ...everything };

  it.each(['none', 'standard'])('is not called ready: the page says which column it is (%s)', async (id) => {
    const page = startRun();
    page.send({ type: 'experiment', spec: { ...extreme, scaler: call('scalers', id) } });
    await page.until(() => page.status() !== undefined && page.status().status !== 'loading');
    expect(page.status().status).toBe('diverged');
    expect(page.status().reason).toMatch(/: “Width” has values as large as 1\.0e\+308, .* ignore “Width”\.$/);

    // Play is refused, and without the column the run is ready.
    page.send({ type: 'play' });
    page.send({ type: 'experiment', spec: { ...extreme, features: ['kind'] } });
    await page.until(() => page.status().status !== 'diverged' && page.status().status !== 'loading');
    expect(page.status()).toMatchObject({ status: 'ready', reason: null });
  });
});

describe('a table that a person brought', () => {
  it('is learned from like a dataset of the catalog', async () => {
    const page = await train(own, 300);
    expect(page.view()?.features).toEqual(['width', 'kind=rose', 'kind=lily', 'kind=daisy', 'price']);
    expect(page.view()?.classes).toEqual(['red', 'blue']);
    expect(page.frame().trainMetric).toBe(1);
  });

  it('has every column as a target', async () => {
    const classes = await train(withTarget(own, 'kind').spec, 1);
    expect(classes.view()?.task).toBe('multiclass');
    const price = await train(withTarget(own, 'price').spec, 1000);
    expect(price.view()?.task).toBe('regression');
    expect(price.frame().trainLoss).toBeLessThan(0.05);
    // The loss is that of the standardized price, the mean absolute error is in its own unit.
    const { factor } = price.view()?.targetScale ?? { factor: Number.NaN };
    const standardized = price.frame().trainMetric * factor;
    expect(standardized).toBeLessThan(Math.sqrt(price.frame().trainLoss) * 1.001);
    expect(standardized).toBeGreaterThan(Math.sqrt(price.frame().trainLoss) / 2);
  });

  it('stays with the worker, which is sent it once', async () => {
    const page = await train(own, 10);
    page.send({ type: 'experiment', spec: { ...own, seed: 11, table: { ...table, values: [] } } });
    await page.until(() => page.frame().step === 0 && page.status().status === 'ready');
    expect(page.view()?.points.count).toBe(count);
  });
});
