import { describe, expect, it } from 'vitest';
import { inputsOfImage, prepareData } from '../../../src/compiler/data.ts';
import { gridInputs, pictureGrid } from '../../../src/compiler/picture.ts';
import { dataOf, entryOf, idsOf, inputsOf } from '../../../src/experiment/index.ts';
import { experiment, prepared } from '../../support/experiment.ts';
import { readAsset } from '../../support/ort.ts';

describe('prepareData', () => {
  it('splits by percentage, with the classes in proportion in every part', async () => {
    const { parts } = await prepareData(experiment('data=iris&split=60/20/20'), readAsset);
    expect([parts.train.count, parts.validation.count, parts.test.count]).toEqual([90, 30, 30]);
    for (const { labels, count } of Object.values(parts)) {
      for (const label of [0, 1, 2]) expect([...labels].filter((other) => other === label)).toHaveLength(count / 3);
    }
  });

  it('standardizes with the mean and deviation of only the training part', async () => {
    const { parts } = await prepareData(experiment('data=iris'), readAsset);
    const column = (part: 'train' | 'test') => [...parts[part].x.data].filter((_, index) => index % 4 === 2);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(column('train'))).toBeCloseTo(0, 6);
    expect(mean(column('train').map((value) => value ** 2))).toBeCloseTo(1, 6);
    expect(Math.abs(mean(column('test')))).toBeGreaterThan(1e-3);
  });

  it('keeps the chosen features, in order', async () => {
    const whole = await prepareData(experiment('data=circle'), readAsset);
    const one = await prepareData(experiment('data=circle&features=x2'), readAsset);
    expect([...one.parts.train.x.data]).toEqual([...whole.parts.train.x.data].filter((_, index) => index % 2 === 1));
  });

  it('draws the same data whatever the network', async () => {
    const [a, b] = await Promise.all(
      ['data=spiral', 'data=spiral&net=none&opt=sgd&batch=1'].map((text) => prepareData(experiment(text), readAsset)),
    );
    expect(b).toEqual(a);
  });

  it('encodes targets by task', async () => {
    const { parts, outputs } = await prepareData(experiment('data=iris'), readAsset);
    expect(outputs).toBe(3);
    parts.train.labels.forEach((label, row) => {
      expect([...parts.train.y.data.subarray(row * 3, row * 3 + 3)]).toEqual(
        [0, 1, 2].map((c) => (c === label ? 1 : 0)),
      );
    });
  });

  it('drops the eleven incomplete penguins', async () => {
    const { parts, features } = await prepareData(experiment('data=penguins'), readAsset);
    expect(parts.train.count + parts.validation.count + parts.test.count).toBe(333);
    expect(features).toEqual([
      'island=Biscoe',
      'island=Dream',
      'island=Torgersen',
      'bill_length',
      'bill_depth',
      'flipper_length',
      'body_mass',
      'sex=male',
    ]);
  });

  const withExamples = idsOf('datasets').filter((id) => entryOf('datasets', id).kind !== 'environment');
  it.each(withExamples)('knows which columns of %s have missing values', async (id) => {
    const { columns } = dataOf(experiment(`data=${id}`));
    const { preparation } = await prepareData(experiment(`data=${id}`), readAsset);
    // In a sequence, NaN marks the steps that are not scored.
    const gaps = preparation?.table.columns.filter(
      ({ sequence }, place) => !sequence && preparation.table.values[place]?.some(Number.isNaN),
    );
    expect(columns.filter(({ missing }) => missing).map((column) => column.id)).toEqual(gaps?.map((gap) => gap.id));
  });

  it('has the inputs that the experiment declares, with indicators, computed features, augmentation or few pixels', async () => {
    for (const text of [
      'data=penguins&missing=constant(indicator=yes)',
      'data=penguins&features=species,sex&missing=median(indicator=yes)&plane=bill_depth,body_mass',
      'data=circle&features=x1_x2,sin_x1&augment=jitter',
      'data=digits&features=p4,p36',
    ]) {
      const spec = experiment(text);
      const { features, parts } = await prepareData(spec, readAsset);
      expect(parts.train.x.shape, text).toEqual([parts.train.count, features.length]);
      expect(features, text).toEqual(inputsOf(spec));
      for (const { x, own, y } of Object.values(parts)) {
        for (const { data } of [x, own, y]) expect(data.every(Number.isFinite), text).toBe(true);
      }
    }
  });
});

describe('the picture', () => {
  it('covers every example, rows from the top', async () => {
    const { data, compiled } = await prepared('data=circle');
    const { size, x, y } = compiled.grid;
    const inputs = gridInputs(compiled.grid, data);
    expect(inputs.shape).toEqual([size * size, 2]);
    expect(inputs.data[0]).toBeGreaterThan(x[0]);
    expect(inputs.data[0]).toBeLessThan(inputs.data[2] as number);
    expect(inputs.data[1]).toBeGreaterThan(inputs.data.at(-1) as number);
    for (const part of Object.values(data.parts)) {
      part.x.data.forEach((value, index) => {
        const [low, high] = index % 2 === 0 ? x : y;
        expect(value).toBeGreaterThan(low);
        expect(value).toBeLessThan(high);
      });
    }
  });

  it('is coarser for networks that cost more', async () => {
    const { spec, data } = await prepared('data=circle');
    const sizeFor = (cost: number, units: number) => pictureGrid(spec, data, cost, units).size;
    expect(sizeFor(100, 17)).toBe(64);
    expect(sizeFor(700_000, 3000)).toBe(16);
  });

  it('shows the remaining axis if the preferred features are not chosen', async () => {
    const axes = async (text: string) => {
      const { across, up } = (await prepared(text)).compiled.grid.plane;
      return [across.label, up?.label];
    };
    expect(await axes('data=iris')).toEqual(['petal_length', 'petal_width']);
    expect(await axes('data=iris&features=sepal_length,petal_width')).toEqual(['petal_width', 'sepal_length']);
    expect(await axes('data=iris&features=sepal_width')).toEqual(['sepal_width', undefined]);
  });
});

describe('inputsOfImage', () => {
  const settings = ['', '&scale=standard(images=channel)', '&scale=min_max&outliers=clip_quantiles(0.2)'];

  it.each(settings)('prepares an image like a row of the data with the same pixels%s', async (setting) => {
    const data = await prepareData(experiment(`data=digits${setting}`), readAsset);
    const { table, parts } = data.preparation ?? {};
    const { rows } = parts?.validation ?? { rows: [] };
    for (const index of [0, 7, 100]) {
      const row = rows[index] as number;
      const pixels = Float64Array.from(table?.values[1]?.subarray(64 * row, 64 * (row + 1)) ?? []);
      const expected = data.parts.validation.x.data.subarray(64 * index, 64 * (index + 1));
      expect([...(inputsOfImage(data, pixels) ?? [])]).toEqual([...expected]);
    }
  });

  it('prepares nothing of another size, and nothing unless the whole image is a feature', async () => {
    const digits = await prepareData(experiment('data=digits'), readAsset);
    expect(inputsOfImage(digits, new Float64Array(63))).toBeNull();
    const pixels = await prepareData(experiment('data=digits&features=p4,p36'), readAsset);
    expect(inputsOfImage(pixels, new Float64Array(64))).toBeNull();
    const iris = await prepareData(experiment('data=iris'), readAsset);
    expect(inputsOfImage(iris, new Float64Array(4))).toBeNull();
  });
});
