import { expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { onTable } from '../../../src/experiment/index.ts';
import { meaningOf } from '../../../src/export/code/meaning.ts';
import { ownTable } from '../../../src/table/own.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset } from '../../support/ort.ts';

it('the meaning of predictions names their target', async () => {
  const spec = experiment('data=penguins&target=body_mass&net=dense(2,tanh)');
  expect(meaningOf(spec, await prepareData(spec, readAsset))).toBe('The predicted number: Body mass in g.');
});

it('no name of a target ends a docstring', async () => {
  const table = ownTable({
    name: 'own.csv',
    target: 'y',
    count: 30,
    columns: [
      { id: 'x', label: 'x', levels: null },
      { id: 'y', label: 'a"""b\\', unit: '\u0000\n"', levels: null },
    ],
    values: [0, 1].map((column) => Float64Array.from({ length: 30 }, (_, row) => row * (column + 1))),
  });
  const { spec } = onTable('net=dense(2,tanh)', table);
  const meaning = meaningOf(spec, await prepareData(spec, readAsset));
  expect(meaning).toContain('a\\"\\"\\"b\\\\ in ');
  expect(meaning.replaceAll(/\\./g, '')).not.toMatch(/["\\\p{Cc}]/u);
});
