import { describe, expect, it } from 'vitest';
import type { DatasetDef, Example, GeneratedDataset } from '../../../src/catalog/datasets/definition.ts';
import { generators } from '../../../src/catalog/datasets/generators/index.ts';
import { datasets } from '../../../src/catalog/datasets/index.ts';
import { randomStream } from '../../../src/math/random.ts';
import type { ImageSize } from '../../../src/math/sample.ts';
import { pixelCount } from '../../../src/table/pixels.ts';

type Numbers = Record<string, number>;

/** `targets.test.ts` is about those with several targets each. */
const generated = (Object.entries(datasets) as [string, DatasetDef][]).filter(
  (entry): entry is [string, GeneratedDataset] => entry[1].kind === 'generated' && !('each' in entry[1]),
);

const usual = ({ hyper }: GeneratedDataset): Numbers =>
  Object.fromEntries(Object.entries(hyper).map(([name, { default: value }]) => [name, value]));

function generate(dataset: GeneratedDataset, hyper: Numbers = {}, seed = 7): Example[] {
  const [id = ''] = generated.find(([, other]) => other === dataset) ?? [];
  return generators[id]?.({ ...usual(dataset), ...hyper }, randomStream(seed, 'data')) ?? [];
}

function column(examples: readonly Example[], axis: number): number[] {
  return examples.map((example) => example.features[axis] as number);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => {
  const center = mean(values);
  return mean(values.map((value) => (value - center) ** 2));
};
const minus = (a: readonly number[], b: readonly number[]) => a.map((value, axis) => value - (b[axis] as number));
const share = (examples: readonly Example[], test: (example: Example) => boolean) =>
  examples.filter(test).length / examples.length;

/** How far the share in `count` draws of probability `p` may deviate from `p`: five standard deviations. */
const chance = (p: number, count: number) => 5 * Math.sqrt((p * (1 - p)) / count);

/** Datasets whose classes have different numbers of examples. */
const UNEQUAL: readonly DatasetDef[] = [datasets.imbalanced, datasets.label_noise];
/** Datasets whose noise does not have the same deviation everywhere. */
const UNEVEN: readonly DatasetDef[] = [datasets.heteroscedastic];
/** Datasets with a number to predict whose noise moves the points, not the number. */
const SCATTERED: readonly DatasetDef[] = [datasets.line];
/** Datasets whose coordinates have unit variance only on average. */
const OBLONG: readonly DatasetDef[] = [datasets.moons, datasets.label_noise];

describe.each(generated)('%s', (_id, dataset) => {
  it.each([20, 21, 500, 5000])('draws %i finite examples of every class', (n) => {
    const examples = generate(dataset, { n });
    expect(examples).toHaveLength(n);
    const width = dataset.image ? pixelCount(dataset.image) : dataset.features.length;
    expect(examples.every(({ features }) => features.length === width)).toBe(true);
    expect(examples.every(({ features, label }) => [...features, label].every(Number.isFinite))).toBe(true);
    const classes = dataset.classes(usual(dataset));
    expect(classes.length === 0).toBe(dataset.task === 'regression');
    if (dataset.task === 'binary') expect(classes).toHaveLength(2);
    if (classes.length === 0) return;
    const counts = classes.map((_, label) => examples.filter((example) => example.label === label).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(n);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    if (!UNEQUAL.includes(dataset)) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('is finite, and has every class, at both ends of every hyperparameter', () => {
    for (const [name, { min, max }] of Object.entries(dataset.hyper)) {
      for (const value of [min, max]) {
        const numbers = { ...usual(dataset), [name]: value };
        const examples = generate(dataset, numbers);
        expect(examples).toHaveLength(numbers.n as number);
        expect(examples.every(({ features, label }) => [...features, label].every(Number.isFinite))).toBe(true);
        const classes = dataset.classes(numbers);
        if (classes.length === 0) continue;
        const labels = [...new Set(examples.map(({ label }) => label))].sort((a, b) => a - b);
        expect(labels, `${name} = ${value}`).toEqual(classes.map((_, label) => label));
        expect(new Set(classes).size).toBe(classes.length);
      }
    }
  });

  it('is the same for the same seed and different for another', () => {
    expect(generate(dataset, {}, 3)).toEqual(generate(dataset, {}, 3));
    expect(generate(dataset, {}, 3)).not.toEqual(generate(dataset, {}, 4));
  });
});

const ofPoints = generated.filter(([, { image }]) => image === undefined);

describe.each(ofPoints)('%s', (_id, dataset) => {
  it('has coordinates of about unit variance without noise', () => {
    const examples = generate(dataset, { n: 5000, noise: 0 });
    const variances = dataset.features.map((_, axis) => variance(column(examples, axis)));
    const bounded = OBLONG.includes(dataset) ? [mean(variances)] : variances;
    for (const value of bounded) {
      expect(value).toBeGreaterThan(0.8);
      expect(value).toBeLessThan(1.15);
    }
  });

  it('moves the same points when the noise changes', () => {
    const [clean, noisy] = [0, 0.1].map((noise) => generate(dataset, { n: 500, noise })) as [Example[], Example[]];
    const moved = clean.flatMap(({ features, label }, row) => {
      const other = noisy[row] as Example;
      const isInTarget = dataset.task === 'regression' && !SCATTERED.includes(dataset);
      return isInTarget ? [other.label - label] : minus(other.features, features);
    });
    const slack = UNEVEN.includes(dataset) ? 2 : 1;
    expect(Math.sqrt(variance(moved))).toBeGreaterThan(0.1 - 0.015 * slack);
    expect(Math.sqrt(variance(moved))).toBeLessThan(0.1 + 0.015 * slack);
  });
});

/** The smallest distance between two examples of different classes. */
function gap(examples: readonly Example[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const a of examples) {
    for (const b of examples) {
      if (a.label < b.label) nearest = Math.min(nearest, Math.hypot(...minus(a.features, b.features)));
    }
  }
  return nearest;
}

describe('the labels of generated data', () => {
  const at = (dataset: GeneratedDataset, noise: number, hyper: Numbers = {}) =>
    generate(dataset, { n: 1000, noise, ...hyper });

  it('circle is separated by a circle, also at the usual noise', () => {
    for (const { features, label } of at(datasets.circle, 0.1)) {
      expect(Math.hypot(...features) < 1.2 ? 1 : 0).toBe(label);
    }
  });

  it('xor is separated by the axes, also at the usual noise', () => {
    const examples = at(datasets.xor, 0.1);
    expect(share(examples, ({ features: [x1 = 0, x2 = 0], label }) => (x1 * x2 < 0 ? 1 : 0) === label)).toBeGreaterThan(
      0.999,
    );
    const quadrants = examples.map(({ features: [x1 = 0, x2 = 0] }) => `${x1 > 0} ${x2 > 0}`);
    expect(new Set(quadrants).size).toBe(4);
  });

  it('gaussian is separated by a line except for a few points', () => {
    const examples = at(datasets.gaussian, 0.1);
    expect(share(examples, ({ features: [x1 = 0, x2 = 0], label }) => (x1 + x2 > 0 ? 1 : 0) === label)).toBeGreaterThan(
      0.99,
    );
  });

  it('spiral keeps its arms apart', () => {
    expect(gap(at(datasets.spiral, 0))).toBeGreaterThan(0.45);
  });

  it.each([2, 3, 5])('spirals has %i arms that do not touch', (k) => {
    const { classes } = datasets.spirals;
    expect(classes({ n: 1000, k, turns: 1, noise: 0 })).toHaveLength(k);
    expect(gap(at(datasets.spirals, 0, { k }))).toBeGreaterThan(0.2);
  });

  it('spirals has the requested number of turns', () => {
    const turned = (turns: number) => {
      const arm = at(datasets.spirals, 0, { turns }).filter(({ label }) => label === 0);
      const outermost = arm.reduce((a, b) => (Math.hypot(...a.features) > Math.hypot(...b.features) ? a : b));
      const [x1 = 0, x2 = 0] = outermost.features;
      return (Math.atan2(x1, x2) / (2 * Math.PI) + 1) % 1;
    };
    expect(turned(0.25)).toBeCloseTo(0.25, 2);
    expect(turned(1.75)).toBeCloseTo(0.75, 2);
  });

  it.each([2, 3, 8])('blobs has %i clouds, each around its own centre', (k) => {
    const examples = at(datasets.blobs, 0, { k });
    const centres = Array.from({ length: k }, (_, label) => {
      const cloud = examples.filter((example) => example.label === label);
      return [0, 1].map((axis) => mean(column(cloud, axis)));
    });
    const nearest = (features: readonly number[]) => {
      const distances = centres.map((centre) => Math.hypot(...minus(features, centre)));
      return distances.indexOf(Math.min(...distances));
    };
    for (const centre of centres) expect(Math.hypot(...centre)).toBeCloseTo(1.37, 1);
    expect(share(examples, ({ features, label }) => nearest(features) === label)).toBeGreaterThan(0.94);
  });

  it.each([2, 3, 5])('rings has %i rings from the inside out', (k) => {
    const examples = at(datasets.rings, 0, { k });
    const radii = Array.from({ length: k }, (_, label) =>
      examples.filter((example) => example.label === label).map(({ features }) => Math.hypot(...features)),
    );
    const borders = radii.map((ring) => [Math.min(...ring), Math.max(...ring)] as const);
    borders.slice(1).forEach(([inner], ring) => {
      expect(inner - (borders[ring]?.[1] as number)).toBeGreaterThan(0.25);
    });
  });

  it.each([2, 8, 12])('ring has %i clouds, evenly placed on a circle', (modes) => {
    for (const {
      features: [x1 = 0, x2 = 0],
      label,
    } of at(datasets.ring, 0, { modes })) {
      expect(Math.hypot(x1, x2)).toBeCloseTo(Math.SQRT2, 12);
      const turns = (Math.atan2(x2, x1) / (2 * Math.PI) - 1 / 8 + 1) % 1;
      expect(Math.round(turns * modes) % modes).toBe(label);
      expect(turns * modes).toBeCloseTo(Math.round(turns * modes), 9);
    }
    const scatter = at(datasets.ring, 0.1, { modes: 8 }).map(({ features }) => Math.hypot(...features));
    expect(Math.sqrt(variance(scatter))).toBeCloseTo(0.1, 1);
  });

  it.each([2, 3, 5])('grid has %i rows and columns at equal distances', (side) => {
    const examples = at(datasets.grid, 0, { side });
    const levels = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);
    for (const axis of [0, 1]) {
      const places = levels(column(examples, axis));
      expect(places).toHaveLength(side);
      const distances = places.slice(1).map((place, index) => place - (places[index] as number));
      for (const distance of distances) expect(distance).toBeCloseTo(Math.sqrt(12 / (side ** 2 - 1)), 12);
    }
    const rows = levels(column(examples, 1));
    for (const { features, label } of examples) expect(rows.indexOf(features[1] as number)).toBe(label);
    const clouds = new Set(examples.map(({ features }) => features.join()));
    expect(clouds.size).toBe(side ** 2);
  });

  it('moons are two half circles with a gap between them', () => {
    const examples = at(datasets.moons, 0);
    expect(gap(examples)).toBeGreaterThan(0.4);
    for (const {
      features: [x1 = 0, x2 = 0],
      label,
    } of examples) {
      const side = label === 1 ? -1 : 1;
      expect(Math.hypot(x1 + side * 0.71, x2 + side * 0.355)).toBeCloseTo(1.42, 12);
    }
  });

  it.each([2, 3, 8])('checkerboard alternates over %i squares per side', (cells) => {
    const side = (2 * Math.sqrt(3)) / cells;
    const examples = at(datasets.checkerboard, 0, { cells });
    const place = (x: number) => Math.floor(x / side + cells / 2);
    for (const {
      features: [x1 = 0, x2 = 0],
      label,
    } of examples)
      expect((place(x1) + place(x2) + 1) % 2).toBe(label);
    const squares = examples.map(({ features }) => features.map(place).join());
    expect(new Set(squares).size).toBe(cells ** 2);
  });

  it.each([0, 0.3, 0.8])('linear keeps a margin of %f', (margin) => {
    const examples = at(datasets.linear, 0, { margin });
    const distances = examples.map(
      ({ features: [x1 = 0, x2 = 0], label }) => (label === 1 ? 1 : -1) * (0.6 * x1 + 0.8 * x2),
    );
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(margin - 1e-12);
    expect(Math.min(...distances)).toBeLessThan(margin + 0.02);
  });

  it.each([
    [0.01, 1000, 10],
    [0.1, 1000, 100],
    [0.5, 1000, 500],
    [0.01, 20, 3],
  ])('imbalanced has a rare share of %f of %i examples: %i', (balance, n, rare) => {
    expect(generate(datasets.imbalanced, { balance, n }).filter(({ label }) => label === 1)).toHaveLength(rare);
  });

  it.each([0, 0.15, 0.5])('label_noise flips a share of %f', (flipped) => {
    const clean = at(datasets.label_noise, 0, { share: 0 });
    const noisy = at(datasets.label_noise, 0, { share: flipped });
    expect(noisy.map(({ features }) => features)).toEqual(clean.map(({ features }) => features));
    const wrong = noisy.filter(({ label }, row) => label !== clean[row]?.label).length / noisy.length;
    expect(Math.abs(wrong - flipped)).toBeLessThanOrEqual(chance(flipped, noisy.length));
    expect(gap(clean)).toBeGreaterThan(0.4);
  });

  it('plane is linear, within about −1 … 1', () => {
    for (const { features, label } of at(datasets.plane, 0)) {
      const [x1, x2] = features as [number, number];
      expect(label).toBeCloseTo(0.4 * x1 - 0.15 * x2, 12);
      expect(Math.abs(label)).toBeLessThan(1);
    }
  });

  it('line is the diagonal, with the position along it as its target', () => {
    for (const { features, label } of at(datasets.line, 0)) {
      for (const coordinate of features) expect(coordinate).toBeCloseTo(Math.sqrt(3) * label, 12);
    }
    const labels = at(datasets.line, 0.1).map(({ label }) => label);
    expect(Math.min(...labels)).toBeLessThan(-0.99);
    expect(Math.max(...labels)).toBeGreaterThan(0.99);
    expect(Math.max(...labels.map(Math.abs))).toBeLessThanOrEqual(1);
  });

  it.each([0.5, 1.5, 4])('sine has %f periods', (periods) => {
    const line = at(datasets.sine, 0, { periods }).sort(
      (a, b) => (a.features[0] as number) - (b.features[0] as number),
    );
    const crossings = line.filter(({ label }, place) => place > 0 && label * (line[place - 1]?.label as number) < 0);
    // With a whole number of half periods the curve would also cross zero at both ends.
    expect(Math.abs(crossings.length - (2 * periods - (Number.isInteger(periods) ? 1 : 0)))).toBeLessThanOrEqual(
      Number.isInteger(periods) ? 0 : 1,
    );
    expect(Math.max(...line.map(({ label }) => label))).toBeCloseTo(1, 2);
  });

  it('gaussians has three hills and three hollows', () => {
    const examples = generate(datasets.gaussians, { n: 5000, width: 0.3, noise: 0 });
    const near = (x1: number, x2: number) =>
      examples.reduce((a, b) =>
        Math.hypot(...minus(a.features, [x1, x2])) < Math.hypot(...minus(b.features, [x1, x2])) ? a : b,
      ).label;
    const heights = [-1.15, 0, 1.15].flatMap((x1) => [-0.85, 0.85].map((x2) => Math.round(near(x1, x2) * 10) / 10));
    expect(heights.map(Math.abs).every((height) => height >= 0.9)).toBe(true);
    expect(heights.map(Math.sign)).toEqual([1, -1, -1, 1, 1, -1]);
  });

  it.each([2, 4, 8])('steps has %i equal steps from −1 to 1', (k) => {
    const examples = at(datasets.steps, 0, { k });
    const levels = [...new Set(examples.map(({ label }) => label))].sort((a, b) => a - b);
    expect(levels).toHaveLength(k);
    levels.forEach((level, step) => {
      expect(level).toBeCloseTo(-1 + (2 * step) / (k - 1), 12);
      const stretch = column(
        examples.filter(({ label }) => label === level),
        0,
      );
      expect(Math.max(...stretch) - Math.min(...stretch)).toBeLessThanOrEqual((2 * Math.sqrt(3)) / k);
    });
  });

  it('heteroscedastic scatters more to the right', () => {
    const examples = generate(datasets.heteroscedastic, { n: 5000, noise: 0.3 });
    const scatter = (from: number, to: number) => {
      const part = examples.filter(({ features: [x1 = 0] }) => x1 >= from && x1 < to);
      return Math.sqrt(variance(part.map(({ features: [x1 = 0], label }) => label - 0.5 * x1)));
    };
    expect(scatter(-1.8, -1.6)).toBeLessThan(0.03);
    expect(scatter(-0.2, 0.2)).toBeCloseTo(0.3, 1);
    expect(scatter(1.5, 1.8)).toBeCloseTo(0.58, 1);
  });

  it.each([0, 0.1, 0.4])('outliers has a share of %f far above its line', (outlying) => {
    const clean = at(datasets.outliers, 0.1, { share: 0 });
    const examples = at(datasets.outliers, 0.1, { share: outlying });
    const heights = examples.map(({ features: [x1 = 0], label }) => label - 0.5 * x1);
    const gross = heights.filter((height) => height > 1.4);
    expect(Math.abs(gross.length / examples.length - outlying)).toBeLessThanOrEqual(chance(outlying, examples.length));
    expect(gross.every((height) => height < 4.6)).toBe(true);
    examples.forEach((example, row) => {
      if ((heights[row] as number) <= 1.4) expect(example).toEqual(clean[row]);
    });
  });
});

describe('shapes', () => {
  const { channels, height, width } = datasets.shapes.image as ImageSize;
  const classes = datasets.shapes.classes({ n: 0, noise: 0, sizes: 0 });

  /** How much of each pixel of an image without noise the shape covers. */
  function coverage({ features }: Example): number[] {
    const area = height * width;
    const channel = Array.from({ length: channels }, (_, index) => features.slice(index * area, (index + 1) * area));
    const distances = Array.from({ length: area }, (_, place) =>
      Math.hypot(...channel.map((values) => (values[place] as number) - (values[0] as number))),
    );
    const most = Math.max(...distances);
    return distances.map((distance) => distance / most);
  }

  it('are not cut off, and cover the same area whatever their class', () => {
    for (const { label, ...example } of generate(datasets.shapes, { n: 200, noise: 0, sizes: 0 })) {
      const covered = coverage({ label, ...example });
      const sum = covered.reduce((total, share) => total + share, 0);
      expect(Math.abs(sum / (Math.PI * 4 ** 2) - 1), classes[label]).toBeLessThan(0.05);
    }
  });

  it('differ in their sizes, if these vary', () => {
    const sums = generate(datasets.shapes, { n: 200, noise: 0, sizes: 1 }).map((example) =>
      coverage(example).reduce((total, share) => total + share, 0),
    );
    expect(Math.min(...sums)).toBeLessThan(35);
    expect(Math.max(...sums)).toBeGreaterThan(70);
  });

  it('have pixels from 0 to 1, and are the same images when the noise changes', () => {
    const [clean, noisy] = [0, 0.1].map((noise) => generate(datasets.shapes, { n: 40, noise })) as [
      Example[],
      Example[],
    ];
    const moved = clean.flatMap(({ features }, row) => minus((noisy[row] as Example).features, features));
    expect(Math.sqrt(mean(moved.map((value) => value ** 2)))).toBeGreaterThan(0.07);
    expect(Math.sqrt(mean(moved.map((value) => value ** 2)))).toBeLessThan(0.1);
    expect(noisy.every(({ features }) => features.every((value) => value >= 0 && value <= 1))).toBe(true);
  });
});
