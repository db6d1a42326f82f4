import { describe, expect, it, vi } from 'vitest';
import { defaultSpec, parse } from '../../../src/experiment/index.ts';
import { type ReadAsset, tableOf } from '../../../src/experiment/rows.ts';
import type { Table } from '../../../src/table/table.ts';
import { readAsset } from '../../support/ort.ts';

async function read(text: string): Promise<Table & { readonly files: readonly string[] }> {
  const reader = vi.fn<ReadAsset>(readAsset);
  const table = await tableOf(parse(text).spec, reader);
  return { ...table, files: reader.mock.calls.map(([path]) => path) };
}

describe('the rows of a file with a number of rows to choose', () => {
  it('are by default those of the first file, as in old texts', async () => {
    const { count, files } = await read('data=fashion_mnist');
    expect([count, files]).toEqual([1000, ['data/fashion_mnist.txt']]);
  });

  it('can be fewer: the first ones', async () => {
    const all = await read('data=fashion_mnist');
    const few = await read('data=fashion_mnist(n=150)');
    expect([few.count, few.files]).toEqual([150, ['data/fashion_mnist.txt']]);
    expect(few.values).toEqual([all.values[0]?.slice(0, 150), all.values[1]?.slice(0, 150 * 784)]);
  });

  it('can be more, in which case those of the second file follow', async () => {
    const some = await read('data=fashion_mnist');
    const many = await read('data=fashion_mnist(n=2500)');
    expect([many.count, many.files]).toEqual([2500, ['data/fashion_mnist.txt', 'data/fashion_mnist_more.txt']]);
    expect(many.values.map(({ length }) => length)).toEqual([2500, 2500 * 784]);
    expect(many.values.map((values, place) => values.slice(0, some.values[place]?.length))).toEqual(some.values);
  });
});

describe('generated images', () => {
  it('are one column, one image after the other', async () => {
    const spec = { ...defaultSpec('shapes'), data: { id: 'shapes', args: { n: 20, noise: 0, sizes: 1 } } };
    const { columns, values, count } = await tableOf(spec, readAsset);
    expect(columns.map(({ id }) => id)).toEqual(['image', 'y']);
    expect([count, values[0]?.length, values[1]?.length]).toEqual([20, 20 * 1200, 20]);
  });
});
