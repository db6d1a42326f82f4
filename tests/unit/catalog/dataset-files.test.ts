import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DatasetDef, FileDataset } from '../../../src/catalog/datasets/definition.ts';
import { datasets } from '../../../src/catalog/datasets/index.ts';
import { parseFile } from '../../../src/catalog/datasets/parsers/index.ts';
import { cellsAt, valuesAt } from '../../../src/table/cells.ts';
import type { Table } from '../../../src/table/table.ts';

const parse = (dataset: FileDataset<string>, text: string) => parseFile(dataset, dataset.path, text);
const read = (dataset: FileDataset<string>) => parse(dataset, readFileSync(`public/${dataset.path}`, 'utf8'));

const files = (Object.entries(datasets) as [string, DatasetDef][]).filter(
  (entry): entry is [string, FileDataset] => entry[1].kind === 'file',
);

function column({ columns, values }: Table, id: string): Float64Array {
  const place = columns.findIndex((candidate) => candidate.id === id);
  if (place < 0) throw new Error(`no column "${id}"`);
  return values[place] as Float64Array;
}

/** A row with its categories as words. */
function row({ columns, values }: Table, index: number): Record<string, number | string | null> {
  return Object.fromEntries(
    columns.map(({ id, levels }, place) => {
      const value = values[place]?.[index] as number;
      return [id, Number.isNaN(value) ? null : levels ? (levels[value] as string) : value];
    }),
  );
}

function countBy(table: Table, id: string): Record<string, number> {
  const levels = table.columns.find((candidate) => candidate.id === id)?.levels ?? [];
  const values = column(table, id);
  return Object.fromEntries(levels.map((level, place) => [level, values.filter((value) => value === place).length]));
}

const missing = (values: Float64Array) => values.filter(Number.isNaN).length;
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(files)('%s', (_id, dataset) => {
  const table = read(dataset);
  const ids = dataset.columns.map(({ id }) => id);

  it('has the columns that it declares, each as long as the table', () => {
    expect(table.columns).toEqual(dataset.columns);
    expect(table.count).toBe(dataset.count);
    const lengths = dataset.columns.map((_, place) => table.count * cellsAt(table, place).width);
    expect(table.values.map(({ length }) => length)).toEqual(lengths);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, label } of dataset.columns) {
      expect(id).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(label).not.toBe('');
    }
  });

  it('has values of its levels, and every level occurs', () => {
    dataset.columns.forEach(({ levels }, place) => {
      const known = (table.values[place] as Float64Array).filter((value) => !Number.isNaN(value));
      expect(known.length).toBeGreaterThan(0);
      if (levels) expect([...new Set(known)].sort((a, b) => a - b)).toEqual(levels.map((_, level) => level));
      else expect(known.every(Number.isFinite)).toBe(true);
    });
  });

  it('knows the target of every row, or of its first step, and names columns that exist', () => {
    const target = cellsAt(table, ids.indexOf(dataset.predicts));
    const rows = Array.from({ length: table.count }, (_, index) => index);
    expect(missing(valuesAt(target, rows))).toBe(0);
    if (target.width === 1) expect(missing(target.values)).toBe(0);
    const named = [...(dataset.ignored ?? []), ...(dataset.axes === 'components' ? [] : dataset.axes)];
    for (const id of named) expect(ids.filter((other) => other !== dataset.predicts)).toContain(id);
  });

  it('is described in public/data/README.md, with its licence and its source', () => {
    const readme = readFileSync('public/data/README.md', 'utf8');
    const [, section = ''] = readme.split(`## ${dataset.path.replace('data/', '')}\n`);
    const [own = ''] = section.split('\n## ');
    expect(own).toContain(dataset.licence.split(',')[0]);
    expect(own).toContain(dataset.source);
    expect(new URL(dataset.source).protocol).toBe('https:');
  });

  it('has pixels from 0 to 1, if its rows are images', () => {
    const place = dataset.columns.findIndex(({ image }) => image);
    if (place < 0) return;
    const pixels = table.values[place] as Float64Array;
    expect(pixels.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(pixels.reduce((most, value) => Math.max(most, value))).toBe(1);
  });
});

describe('the files', () => {
  it('iris has fifty flowers of each species, as Fisher printed them', () => {
    const table = read(datasets.iris);
    expect(countBy(table, 'species')).toEqual({ setosa: 50, versicolor: 50, virginica: 50 });
    expect(row(table, 0)).toEqual({
      sepal_length: 5.1,
      sepal_width: 3.5,
      petal_length: 1.4,
      petal_width: 0.2,
      species: 'setosa',
    });
    expect(row(table, 34)).toMatchObject({ sepal_length: 4.9, petal_width: 0.2 });
    expect(row(table, 37)).toMatchObject({ sepal_width: 3.6, petal_length: 1.4 });
    expect(mean(column(table, 'sepal_length'))).toBeCloseTo(5.8433, 4);
  });

  it('penguins keeps its missing values', () => {
    const table = read(datasets.penguins);
    expect(table.count).toBe(344);
    expect(countBy(table, 'species')).toEqual({ Adelie: 152, Chinstrap: 68, Gentoo: 124 });
    expect(countBy(table, 'island')).toEqual({ Biscoe: 168, Dream: 124, Torgersen: 52 });
    expect(countBy(table, 'sex')).toEqual({ female: 165, male: 168 });
    expect(table.values.map(missing)).toEqual([0, 0, 2, 2, 2, 2, 11]);
    expect(row(table, 0)).toEqual({
      species: 'Adelie',
      island: 'Torgersen',
      bill_length: 39.1,
      bill_depth: 18.7,
      flipper_length: 181,
      body_mass: 3750,
      sex: 'male',
    });
    expect(row(table, 3)).toMatchObject({ species: 'Adelie', bill_length: null, body_mass: null, sex: null });
    const masses = column(table, 'body_mass').filter((value) => !Number.isNaN(value));
    expect(mean(masses)).toBeCloseTo(4201.754, 3);
  });

  it('wine has 59, 71 and 48 bottles', () => {
    const table = read(datasets.wine);
    expect(countBy(table, 'cultivar')).toEqual({ Barolo: 59, Grignolino: 71, Barbera: 48 });
    expect(row(table, 0)).toMatchObject({ alcohol: 14.23, od280_od315: 3.92, proline: 1065, cultivar: 'Barolo' });
    expect(mean(column(table, 'alcohol'))).toBeCloseTo(13.0006, 4);
    expect(Math.max(...column(table, 'proline'))).toBe(1680);
  });

  it('breast_cancer has 357 benign lumps and 212 malignant ones', () => {
    const table = read(datasets.breast_cancer);
    expect(countBy(table, 'diagnosis')).toEqual({ benign: 357, malignant: 212 });
    expect(row(table, 0)).toMatchObject({ radius_mean: 17.99, texture_mean: 10.38, diagnosis: 'malignant' });
    expect(mean(column(table, 'radius_mean'))).toBeCloseTo(14.1273, 4);
    expect(Math.max(...column(table, 'area_worst'))).toBe(4254);
    expect(Math.min(...column(table, 'concave_points_worst'))).toBe(0);
  });

  it('diabetes has the 442 patients with unscaled measurements', () => {
    const table = read(datasets.diabetes);
    expect(table.count).toBe(442);
    expect(row(table, 0)).toMatchObject({ age: 59, sex: '2', bmi: 32.1, log_triglycerides: 4.8598, progression: 151 });
    expect(mean(column(table, 'progression'))).toBeCloseTo(152.1335, 4);
    expect(mean(column(table, 'bmi'))).toBeCloseTo(26.3758, 4);
    expect(countBy(table, 'sex')).toEqual({ '1': 235, '2': 207 });
  });

  it('co2 has windows that follow each other', () => {
    const table = read(datasets.co2);
    expect(table.count).toBe(709);
    expect(row(table, 0)).toMatchObject({ year: 1959, month: 12, lag_1: 1.48, change: 0.77 });
    expect(row(table, 708)).toMatchObject({ year: 2020, month: 4 });
    const months = Array.from(column(table, 'year'), (year, index) => {
      return 12 * year + (column(table, 'month')[index] as number);
    });
    const follows = months.flatMap((month, index) => (months[index + 1] === month + 1 ? [index] : []));
    for (const index of follows) {
      expect(column(table, 'lag_1')[index + 1]).toBe(column(table, 'change')[index]);
      expect(column(table, 'lag_12')[index + 1]).toBe(column(table, 'lag_11')[index]);
    }
    // The gap in 1964 removes the windows that contain it.
    expect(follows).toHaveLength(707);
  });

  it('digits has the 1797 images of the test part', () => {
    const table = read(datasets.digits);
    expect(Object.values(countBy(table, 'digit'))).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
    // The first image, a zero, as scikit-learn's documentation prints it.
    const first = column(table, 'image').subarray(0, 16);
    expect(Array.from(first, (pixel) => pixel * 16)).toEqual([0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0]);
    expect(row(table, 0).digit).toBe('0');
  });

  it('fashion_mnist has five hundred more images of each kind, in blocks of a hundred', () => {
    const { more } = datasets.fashion_mnist;
    if (!more) throw new Error('no further images');
    const text = readFileSync(`public/${more.path}`, 'utf8');
    expect(more.bytes).toBe(text.length);
    const { count, values, columns } = parseFile(datasets.fashion_mnist, more.path, text);
    expect([count, columns]).toEqual([5000, datasets.fashion_mnist.columns]);
    for (let start = 0; start < count; start += 1000) {
      const block = values[0]?.slice(start, start + 1000) ?? new Float64Array();
      for (let label = 0; label < 10; label++) expect(block.filter((value) => value === label)).toHaveLength(100);
    }
    expect(readFileSync('public/data/README.md', 'utf8')).toContain('`fashion_mnist_more.txt`');
  });

  it('sunspots has the years from 1700 to 2008, with the maximum of 1957', () => {
    const table = read(datasets.sunspots);
    expect([...column(table, 'year')]).toEqual(Array.from({ length: 309 }, (_, index) => 1700 + index));
    const numbers = column(table, 'sunspots');
    expect(Math.max(...numbers)).toBe(190.2);
    expect(row(table, 257)).toEqual({ year: 1957, sunspots: 190.2 });
    // The mean that statsmodels documents for the series: 49.75.
    expect(mean(numbers)).toBeCloseTo(49.752, 3);
  });

  it('names are read letter by letter, and the target is the next one up to the end', () => {
    const table = read(datasets.names);
    const lines = readFileSync(`public/${datasets.names.path}`, 'utf8').trim().split('\n').slice(1);
    const [name, next] = table.columns.map(({ levels, sequence }, place) => {
      const steps = sequence?.steps ?? 0;
      return lines.map((_, index) => {
        const tokens = table.values[place]?.subarray(index * steps, (index + 1) * steps) ?? [];
        return Array.from(tokens, (token) => levels?.[token] ?? ' ').join('');
      });
    });
    expect(lines).toHaveLength(8398);
    expect(new Set(lines).size).toBe(lines.length);
    expect(Math.max(...lines.map(({ length }) => length))).toBe(11);
    lines.forEach((line, index) => {
      expect(line).toMatch(/^[a-z]+$/);
      expect(name?.[index]).toBe(`.${line}`.padEnd(12, '.'));
      expect(next?.[index]).toBe(`${line}.`.padEnd(12, ' '));
    });
    for (const known of ['emma', 'olivia', 'james', 'christopher']) expect(lines).toContain(known);
  });

  it.each([100, 1000])('the first %i names begin with as many letters as all of them do', (count) => {
    const names = readFileSync(`public/${datasets.names.path}`, 'utf8').trim().split('\n').slice(1);
    const early = (list: readonly string[]) => list.filter((name) => name < 'i').length / list.length;
    expect(Math.abs(early(names.slice(0, count)) - early(names))).toBeLessThan(3 * Math.sqrt(0.25 / count));
  });

  it('fashion_mnist has a hundred images of each kind', () => {
    const table = read(datasets.fashion_mnist);
    const counts = countBy(table, 'article');
    expect(Object.values(counts)).toEqual(new Array(10).fill(100));
    // The labels of the first images of the test part: 9 2 1 1 6 1 4 6 5 7.
    expect([...column(table, 'article').slice(0, 10)]).toEqual([9, 2, 1, 1, 6, 1, 4, 6, 5, 7]);
    expect(row(table, 0).article).toBe('Ankle boot');
    const size = readFileSync(`public/${datasets.fashion_mnist.path}`).length;
    expect(size).toBeLessThan(900_000);
  });
});

describe('a file of columns', () => {
  const header = 'sepal_length,sepal_width,petal_length,petal_width,species';
  const iris = (text: string) => parse(datasets.iris, text);

  it('may have other line endings, spaces, a byte order mark and no line ending at the end', () => {
    const table = iris(`\uFEFF${header}\r\n5.1, 3.5, 1.4, 0.2, setosa\r\n6.3,3.3,6,2.5,virginica`);
    expect(table.values.map((values) => [...values])).toEqual([
      [5.1, 6.3],
      [3.5, 3.3],
      [1.4, 6],
      [0.2, 2.5],
      [0, 2],
    ]);
  });

  it('may have missing values', () => {
    const table = iris(`${header}\n5.1,,1.4,NA,setosa\n1,2,3,4,NA\n1,2,3,4,`);
    expect(row(table, 0)).toMatchObject({ sepal_length: 5.1, sepal_width: null, petal_width: null });
    expect(column(table, 'species')).toEqual(Float64Array.of(0, Number.NaN, Number.NaN));
  });

  it.each([
    ['', 'iris.csv line 1: expected'],
    ['a,b,c\n1,2,3', `line 1: expected "${header}", found "a,b,c"`],
    ['<!doctype html>', 'found "<!doctype html>"'],
    [header, 'no rows'],
    [`${header}\n5.1,3.5,1.4,0.2,setosa\n5.1,3.5`, 'line 3: expected 5 values, found 2 in "5.1,3.5"'],
    [`${header}\n5.1,x,1.4,0.2,setosa`, 'line 2: "x" is not a number in "5.1,x,1.4,0.2,setosa"'],
    [`${header}\n5.1,Infinity,1.4,0.2,setosa`, 'line 2: "Infinity" is not a number'],
    [`${header}\n5.1,3.5,1.4,0.2,rose`, 'line 2: unknown species "rose" in "5.1,3.5,1.4,0.2,rose"'],
    [`${header}\n5.1,3.5,1.4,0.2,setosa\n\n5.1,3.5,1.4,0.2,setosa`, 'line 3: expected 5 values, found 1 in ""'],
  ])('is refused if it is %j, and the line is quoted', (text, message) => {
    expect(() => iris(text)).toThrow(message);
  });
});

describe('a file of names', () => {
  it.each([
    ['', 'names.txt line 1: expected "name", found ""'],
    ['<!doctype html>', 'found "<!doctype html>"'],
    ['name', 'names.txt: no words after "name"'],
    ['name\nanna\nAnna', 'line 3: expected up to 11 letters from a to z, found "Anna"'],
    ['name\n\nanna', 'line 2: expected up to 11 letters from a to z, found ""'],
    ['name\nchristophorus', 'found "christophorus"'],
  ])('is refused if it is %j, and the line is quoted', (text, message) => {
    expect(() => parse(datasets.names, text)).toThrow(message);
  });

  it('may have the line ends of Windows', () => {
    expect(parse(datasets.names, 'name\r\nanna\r\n').count).toBe(1);
  });
});

describe('a file of images', () => {
  const blank = '0'.repeat(64);
  const digits = (text: string) => parse(datasets.digits, text);

  it('has one line for each', () => {
    const table = digits(`8x8,16\r\n3,0g8${'0'.repeat(61)}\r\n9,${blank}\r\n`);
    expect(table.count).toBe(2);
    expect([...column(table, 'digit')]).toEqual([3, 9]);
    expect([...column(table, 'image').subarray(0, 4)]).toEqual([0, 1, 0.5, 0]);
  });

  it.each([
    ['', 'digits.txt line 1: expected "8x8," and the value of white, found ""'],
    ['<!doctype html>', 'found "<!doctype html>"'],
    [`28x28,35\n3,${blank}`, 'found "28x28,35"'],
    [`8x8,white\n3,${blank}`, 'found "8x8,white"'],
    ['8x8,16', 'no images'],
    [`8x8,16\n10,${blank}`, 'line 2: unknown class "10"'],
    [`8x8,16\n-1,${blank}`, 'line 2: unknown class "-1"'],
    [`8x8,16\n3,${blank}\n${blank}`, 'line 3: unknown class "0000'],
    ['8x8,16\n3,000', 'line 2: expected 64 pixels, found 3 in "3,000"'],
    [`8x8,16\n3,000h${'0'.repeat(60)}`, 'line 2: pixel 3, "h", is not a digit from 0 to g in "3,000h'],
    [`8x8,16\n3,-${'0'.repeat(63)}`, 'line 2: pixel 0, "-", is not a digit'],
    [`8x8,16\n3,${blank}\n\n3,${blank}`, 'line 3: unknown class ""'],
  ])('is refused if it is %j, and the line is quoted', (text, message) => {
    expect(() => digits(text)).toThrow(message);
  });
});
