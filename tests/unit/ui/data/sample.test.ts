import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { call, dataOf, entryOf, idsOf } from '../../../../src/experiment/index.ts';
import { tableOf } from '../../../../src/experiment/rows.ts';
import { sampleTable, type TableSample } from '../../../../src/ui/data/sample.ts';

async function sampleOf(id: string): Promise<TableSample> {
  const choice = { data: call('datasets', id), table: null, target: null, series: null, task: null };
  const table = await tableOf({ ...choice, seed: 1 }, (path) => readFile(`public/${path}`, 'utf8'));
  return sampleTable(table, dataOf(choice));
}

const withExamples = idsOf('datasets').filter((id) => entryOf('datasets', id).kind !== 'environment');

const numbersIn = (sample: TableSample) =>
  sample.kind === 'points' ? sample.points : sample.kind === 'images' ? sample.pixels : sample.values;

describe('the sample for a small picture', () => {
  it.each(withExamples)('of %s has finite numbers', async (id) => {
    const numbers = numbersIn(await sampleOf(id));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every(Number.isFinite)).toBe(true);
  });

  it('has points with their classes, images, or sequences', async () => {
    expect(await sampleOf('circle')).toMatchObject({ kind: 'points', classes: 2 });
    expect(await sampleOf('sunspots')).toMatchObject({ kind: 'sequences' });
    expect(await sampleOf('digits')).toMatchObject({ kind: 'images', width: 8, height: 8 });
    expect(await sampleOf('adding')).toMatchObject({ kind: 'sequences', names: ['value', 'marker'], tokens: null });
  });

  it('of names has the first letters of several', async () => {
    const sample = await sampleOf('names');
    if (sample.kind !== 'sequences') throw new Error(`a sample of ${sample.kind}`);
    const { values, steps, tokens } = sample;
    const lines = Array.from({ length: values.length / steps }, (_, row) =>
      Array.from(values.subarray(row * steps, (row + 1) * steps), (token) => tokens?.[token]).join(''),
    );
    expect(new Set(lines).size).toBe(9);
    for (const line of lines) expect(line).toMatch(/^\.[a-z]+\.*$/);
  });
});
