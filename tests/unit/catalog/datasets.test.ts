import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DatasetDef, Example } from '../../../src/catalog/datasets/definition.ts';
import { datasets } from '../../../src/catalog/datasets/index.ts';
import { randomStream } from '../../../src/math/random.ts';

function generate(dataset: DatasetDef, hyper: Record<string, number>, seed = 7): Example[] {
  if (dataset.source.kind !== 'generated') throw new Error(`${dataset.label} is not generated`);
  return dataset.source.generate(hyper, randomStream(seed, 'data'));
}

function column(examples: readonly Example[], axis: number): number[] {
  return examples.map((example) => example.features[axis] as number);
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

const minus = (a: readonly number[], b: readonly number[]) => a.map((value, axis) => value - (b[axis] as number));

const generated = (Object.entries(datasets) as [string, DatasetDef][]).filter(
  ([, dataset]) => dataset.source.kind === 'generated',
);

describe.each(generated)('%s', (_id, dataset) => {
  const usual = Object.fromEntries(Object.entries(dataset.hyper).map(([name, hyper]) => [name, hyper.default]));

  it.each([20, 21, 500, 5000])('draws %i finite examples, classes balanced', (n) => {
    const examples = generate(dataset, { ...usual, n });
    expect(examples).toHaveLength(n);
    for (const { features, label } of examples) {
      expect(features).toHaveLength(dataset.features.length);
      expect([...features, label].every(Number.isFinite)).toBe(true);
    }
    if (dataset.task === 'regression') return;
    const counts = dataset.classes.map((_, label) => examples.filter((example) => example.label === label).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(n);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('is repeated by its seed and changed by another', () => {
    expect(generate(dataset, usual, 3)).toEqual(generate(dataset, usual, 3));
    expect(generate(dataset, usual, 3)).not.toEqual(generate(dataset, usual, 4));
  });

  it('has coordinates of about unit variance without noise', () => {
    const examples = generate(dataset, { n: 5000, noise: 0 });
    for (const axis of dataset.axes) {
      expect(variance(column(examples, axis))).toBeGreaterThan(0.85);
      expect(variance(column(examples, axis))).toBeLessThan(1.15);
    }
  });

  it('moves the same points when the noise changes', () => {
    const [clean, noisy] = [0, 0.1].map((noise) => generate(dataset, { n: 200, noise })) as [Example[], Example[]];
    const moved = clean.flatMap(({ features, label }, row) => {
      const other = noisy[row] as Example;
      return dataset.task === 'regression' ? [other.label - label] : minus(other.features, features);
    });
    expect(Math.sqrt(variance(moved))).toBeGreaterThan(0.085);
    expect(Math.sqrt(variance(moved))).toBeLessThan(0.115);
  });
});

describe('the labels of generated data', () => {
  const at = (dataset: DatasetDef, noise: number) => generate(dataset, { n: 2000, noise });

  it('circle is separated by a circle, also at the usual noise', () => {
    for (const { features, label } of at(datasets.circle, 0.1)) {
      expect(Math.hypot(...features) < 1.2 ? 1 : 0).toBe(label);
    }
  });

  it('xor is separated by the axes, also at the usual noise', () => {
    const examples = at(datasets.xor, 0.1);
    const right = examples.filter(({ features: [x1 = 0, x2 = 0], label }) => (x1 * x2 < 0 ? 1 : 0) === label);
    expect(right.length / examples.length).toBeGreaterThan(0.999);
    const quadrants = examples.map(({ features: [x1 = 0, x2 = 0] }) => `${x1 > 0} ${x2 > 0}`);
    expect(new Set(quadrants).size).toBe(4);
  });

  it('gaussian is separated by a line but for a few points', () => {
    const examples = at(datasets.gaussian, 0.1);
    const right = examples.filter(({ features: [x1 = 0, x2 = 0], label }) => (x1 + x2 > 0 ? 1 : 0) === label);
    expect(right.length / examples.length).toBeGreaterThan(0.99);
  });

  it('spiral keeps its arms apart', () => {
    const examples = at(datasets.spiral, 0);
    const arm = (wanted: number) => examples.filter(({ label }) => label === wanted);
    let nearest = Number.POSITIVE_INFINITY;
    for (const a of arm(0)) {
      for (const b of arm(1)) nearest = Math.min(nearest, Math.hypot(...minus(a.features, b.features)));
    }
    expect(nearest).toBeGreaterThan(0.45);
  });

  it('plane is linear, within about −1 … 1', () => {
    for (const { features, label } of at(datasets.plane, 0)) {
      const [x1, x2] = features as [number, number];
      expect(label).toBeCloseTo(0.4 * x1 - 0.15 * x2, 12);
      expect(Math.abs(label)).toBeLessThan(1);
    }
  });
});

describe('iris', () => {
  const { source } = datasets.iris;
  if (source.kind !== 'file') throw new Error('iris comes from a file');
  const header = 'sepal_length,sepal_width,petal_length,petal_width,species';
  const path = `public/${source.path}`;

  it.skipIf(!existsSync(path))('reads the 150 flowers of the file', () => {
    const examples = source.parse(readFileSync(path, 'utf8'));
    expect(examples).toHaveLength(150);
    expect(examples[0]).toEqual({ features: [5.1, 3.5, 1.4, 0.2], label: 0 });
    for (const label of [0, 1, 2]) expect(examples.filter((example) => example.label === label)).toHaveLength(50);
    expect(examples.every(({ features }) => features.length === 4 && features.every((x) => x > 0 && x < 10))).toBe(
      true,
    );
  });

  it('reads other line ends, spaces, a byte order mark and no line end at the end', () => {
    const text = `\uFEFF${header}\r\n5.1, 3.5, 1.4, 0.2, setosa\r\n6.3,3.3,6,2.5,virginica`;
    expect(source.parse(text)).toEqual([
      { features: [5.1, 3.5, 1.4, 0.2], label: 0 },
      { features: [6.3, 3.3, 6, 2.5], label: 2 },
    ]);
  });

  it.each([
    ['', 'line 1'],
    ['a,b,c\n1,2,3', 'line 1: expected "sepal_length,sepal_width,petal_length,petal_width,species", found "a,b,c"'],
    ['<!doctype html>', 'found "<!doctype html>"'],
    [header, 'no rows'],
    [`${header}\n5.1,3.5,1.4,0.2,setosa\n5.1,3.5`, 'line 3: expected 5 values, found 2 in "5.1,3.5"'],
    [`${header}\n5.1,x,1.4,0.2,setosa`, 'line 2: "x" is not a number in "5.1,x,1.4,0.2,setosa"'],
    [`${header}\n5.1,,1.4,0.2,setosa`, 'line 2: "" is not a number'],
    [`${header}\n5.1,3.5,1.4,0.2,rose`, 'line 2: unknown species "rose"'],
    [`${header}\n5.1,3.5,1.4,0.2,setosa\n\n5.1,3.5,1.4,0.2,setosa`, 'line 3: expected 5 values, found 1 in ""'],
  ])('refuses %j and quotes the line', (text, message) => {
    expect(() => source.parse(text)).toThrow(message);
  });
});
