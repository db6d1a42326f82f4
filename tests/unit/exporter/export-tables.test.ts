import { csvParse } from 'd3';
import { expect, it } from 'vitest';
import type { FormatId } from '../../../src/export/format-list.ts';
import { exportExperiment } from '../../../src/exporter/export-experiment.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

async function rowsOf(text: string, format: FormatId) {
  const run = { spec: experiment(text), moment: null, curves: null, editedAt: null, replica: 0, name: 'test' };
  const { preview } = await exportExperiment(run, format, { openEngine: () => wasm, readAsset });
  return csvParse(preview);
}

it('predictions of two classes have the probability of the second', async () => {
  const rows = await rowsOf('data=circle(n=40)&net=dense(3,tanh)', 'predictions');
  const [first, second] = [...new Set(rows.map(({ target }) => target))].sort() as [string, string];
  expect(rows.columns).toHaveLength(6);
  const [probability] = rows.columns.filter((label) => label === first || label === second) as [string];
  for (const row of rows) expect(row.prediction === probability).toBe(Number(row[probability]) > 0.5);
});

it('the rows of data and predictions are counted alike, and targets are the numbers of the data', async () => {
  const text = 'data=diabetes&net=dense(3,tanh)';
  const data = new Map((await rowsOf(text, 'data')).map((row) => [row.row, row]));
  const predictions = await rowsOf(text, 'predictions');
  const target = [...data.values()][0] && Object.keys([...data.values()][0] as object);
  expect(data.has('0')).toBe(true);
  const [label] = (target ?? []).filter((label) =>
    predictions.every((one) => data.get(one.row as string)?.[label] === one.target),
  );
  expect(label).toBeDefined();
  for (const { row, split } of predictions) expect(data.get(row as string)?.split).toBe(split);
  for (const { prediction } of predictions) expect(prediction?.length).toBeLessThan(14);
});

it('an autoencoder has an error in place of a prediction, and the class of each example', async () => {
  const text = 'data=digits&task=autoencoder&net=dense(2,tanh)';
  const predictions = await rowsOf(text, 'predictions');
  expect(predictions.columns.slice(0, 4)).toEqual(['row', 'split', 'class', 'error']);
  expect(predictions.columns).not.toContain('prediction');
  const embeddings = await rowsOf(text, 'embeddings');
  expect(embeddings.columns).toEqual(['row', 'split', 'class', 'code1', 'code2', 'error']);
  expect(Number(embeddings[0]?.error)).toBeCloseTo(Number(predictions[0]?.error), 4);
  expect(embeddings[0]?.class).toBe(predictions[0]?.class);
});
