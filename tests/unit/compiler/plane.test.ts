import { describe, expect, it } from 'vitest';
import { gridInputs } from '../../../src/compiler/picture.ts';
import { describeRun } from '../../../src/runtime/view.ts';
import { prepared } from '../../support/experiment.ts';

async function pictured(text: string) {
  const { spec, data, compiled, trainer } = await prepared(text);
  return { data, compiled, trainer, view: describeRun({ spec, data }, compiled) };
}

const column = (rows: ArrayLike<number>, width: number, index: number) =>
  Array.from(rows).filter((_, place) => place % width === index);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The corners of the grid, top left and bottom right, as in the picture. */
const cell = (range: readonly [number, number], size: number, index: number) =>
  range[0] + ((index + 0.5) / size) * (range[1] - range[0]);

describe('a picture of computed features', () => {
  it('spans the features that they are computed from, and computes the inputs there', async () => {
    const { data, compiled, view } = await pictured('data=circle&features=x1_squared,sin_x2&net=none');
    expect(view.features).toEqual(['x1_squared', 'sin_x2']);
    expect(view.grid.labels).toEqual(['x1', 'x2']);
    const { size, x, y } = view.grid;
    const inputs = gridInputs(compiled.grid, data);
    for (const [row, across] of [
      [0, 0],
      [3, 7],
      [size - 1, size - 1],
    ] as const) {
      const place = row * size + across;
      const [x1, x2] = [cell(x, size, across), cell(y, size, size - 1 - row)];
      expect(inputs.data[place * 2]).toBeCloseTo(x1 ** 2, 12);
      expect(inputs.data[place * 2 + 1]).toBeCloseTo(Math.sin(x2), 12);
      expect(view.inputMaps[place]).toBeCloseTo(x1 ** 2, 5);
      expect(view.inputMaps[size * size + place]).toBeCloseTo(Math.sin(x2), 5);
    }
  });

  it('has the examples at their positions in the plane, whatever the inputs of the network', async () => {
    const plain = await pictured('data=circle');
    const computed = await pictured('data=circle&features=x1_x2');
    expect([...computed.view.points.positions]).toEqual([...plain.view.points.features]);
    expect(computed.view.grid.x).toEqual(plain.view.grid.x);
    computed.view.points.features.forEach((value, row) => {
      const [x1, x2] = plain.data.parts.train.own.data.subarray(row * 2, row * 2 + 2);
      if (row < plain.data.parts.train.count) expect(value).toBe(Math.fround((x1 as number) * (x2 as number)));
    });
  });

  it('is a line if there is only one feature', async () => {
    for (const features of ['x2', 'x2_squared', 'sin_x2,cos_x2']) {
      const { view } = await pictured(`data=circle&features=${features}&net=none`);
      expect(view.grid.labels).toEqual(['x2']);
      expect(view.points.positions[0]).toBe(view.points.positions[1]);
    }
  });
});

describe('a chosen plane', () => {
  it('goes through two features, the others at their mean', async () => {
    const { data, compiled, view } = await pictured('data=iris&plane=sepal_width,petal_length&net=none');
    expect(view.grid.labels).toEqual(['sepal_width', 'petal_length']);
    const inputs = gridInputs(compiled.grid, data).data;
    for (const other of [0, 3]) {
      const center = mean(column(data.parts.train.x.data, 4, other));
      for (const value of column(inputs, 4, other)) expect(value).toBeCloseTo(center, 6);
    }
    const { size, x, y } = view.grid;
    expect(inputs[1]).toBeCloseTo(cell(x, size, 0), 12);
    expect(inputs[2]).toBeCloseTo(cell(y, size, size - 1), 12);
    expect(column(view.points.positions, 2, 0)).toEqual(column(view.points.features, 4, 1));
    expect(column(view.points.positions, 2, 1)).toEqual(column(view.points.features, 4, 2));
  });

  it('may go through features that are not inputs of the network', async () => {
    const { view, compiled, data } = await pictured('data=iris&features=petal_width&plane=sepal_width,petal_length');
    expect(view.grid.labels).toEqual(['sepal_width', 'petal_length']);
    expect(new Set(gridInputs(compiled.grid, data).data).size).toBe(1);
  });

  it('goes through the principal components', async () => {
    const { data, compiled, view } = await pictured('data=iris&plane=components&net=none');
    const shares = view.grid.labels.map((label) => Number(/^component [12] \((\d+) %\)$/.exec(label)?.[1]));
    // As in every textbook for the standardized irises: about 73 % and 23 %, depending on the split.
    expect(shares[0]).toBeGreaterThan(68);
    expect(shares[0]).toBeLessThan(78);
    expect(shares[1]).toBeGreaterThan(18);
    expect(shares[1]).toBeLessThan(28);

    const { count } = data.parts.train;
    const places = [0, 1].map((axis) => column(view.points.positions, 2, axis).slice(0, count));
    const [first, second] = places as [number[], number[]];
    const covariance = mean(first.map((value, row) => value * (second[row] as number)));
    expect(mean(first)).toBeCloseTo(0, 5);
    expect(covariance).toBeCloseTo(0, 5);
    expect(mean(first.map((value) => value ** 2)) / 4).toBeCloseTo((shares[0] as number) / 100, 2);

    // A point of the grid projects onto its own position in the picture.
    const inputs = gridInputs(compiled.grid, data).data;
    const { across, up } = compiled.grid.plane;
    const { size, x, y } = view.grid;
    const place = 5 * size + 9;
    const features = [...inputs.subarray(place * 4, place * 4 + 4)];
    const along = (weights: readonly number[] = []) =>
      features.reduce((sum, value, index) => sum + value * (weights[index] as number), 0);
    expect(along(across.weights)).toBeCloseTo(cell(x, size, 9), 6);
    expect(along(up?.weights)).toBeCloseTo(cell(y, size, size - 1 - 5), 6);
  });
});

it('trains on computed features: the squares solve the circle without a hidden layer', async () => {
  const { trainer } = await prepared('data=circle&features=x1_squared,x2_squared&net=none');
  await trainer.train(600);
  const scores = await trainer.evaluation.of(['train', 'test']);
  expect(scores.get('train/metric')).toBeGreaterThan(0.99);
  expect(scores.get('test/metric')).toBeGreaterThan(0.98);
  const { trainer: plain } = await prepared('data=circle&net=none');
  await plain.train(600);
  expect((await plain.evaluation.of(['train'])).get('train/metric')).toBeLessThan(0.75);
});
