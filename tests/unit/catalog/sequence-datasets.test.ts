import { describe, expect, it } from 'vitest';
import type { DatasetDef, GeneratedSequences, SequenceExample } from '../../../src/catalog/datasets/definition.ts';
import { sequenceGenerators } from '../../../src/catalog/datasets/generators/index.ts';
import { datasets } from '../../../src/catalog/datasets/index.ts';
import { randomStream } from '../../../src/math/random.ts';

type Numbers = Record<string, number>;

const generated = (Object.entries(datasets) as [string, DatasetDef][]).filter(
  (entry): entry is [string, GeneratedSequences] => entry[1].kind === 'sequences',
);

const numbersOf = ({ hyper }: GeneratedSequences, given: Numbers): Numbers => ({
  ...Object.fromEntries(Object.entries(hyper).map(([name, { default: value }]) => [name, value])),
  ...given,
});

function generate(dataset: GeneratedSequences, given: Numbers = {}, seed = 7): SequenceExample[] {
  const [id = ''] = generated.find(([, other]) => other === dataset) ?? [];
  return sequenceGenerators[id]?.(numbersOf(dataset, given), randomStream(seed, 'data')) ?? [];
}

const targetsOf = ({ target }: SequenceExample): readonly number[] => (typeof target === 'number' ? [target] : target);

/** Checks the form of every example and returns the labels of the scored steps. */
function checked(dataset: GeneratedSequences, given: Numbers): readonly number[] {
  const numbers = numbersOf(dataset, given);
  const examples = generate(dataset, given);
  const form = dataset.form(numbers);
  const classes = dataset.classes(numbers);
  expect(examples).toHaveLength(numbers.n as number);
  expect(classes.length === 0).toBe(dataset.task === 'regression');
  expect(new Set(classes).size).toBe(classes.length);
  if (dataset.task === 'binary') expect(classes).toHaveLength(2);
  if ('tokens' in form) {
    expect(new Set(form.tokens).size).toBe(form.tokens.length);
    expect(form.tokens.every((token) => [...token].length <= 2)).toBe(true);
  }
  const width = 'tokens' in form ? 1 : form.numbers.length;
  const known = (value: number) =>
    'tokens' in form ? Number.isInteger(value) && value >= 0 && value < form.tokens.length : Number.isFinite(value);
  const possible = (label: number) =>
    classes.length === 0 ? Number.isFinite(label) : Number.isInteger(label) && label >= 0 && label < classes.length;
  const outputs = dataset.predicts === 'whole' ? 1 : form.steps;
  const scored = (example: SequenceExample) => targetsOf(example).filter((label) => !Number.isNaN(label));
  const wrong = examples.filter((example) => {
    const { sequence, target } = example;
    const labels = scored(example);
    return !(
      sequence.length === form.steps * width &&
      sequence.every(known) &&
      (typeof target === 'number') === (dataset.predicts === 'whole') &&
      targetsOf(example).length === outputs &&
      labels.length > 0 &&
      labels.every(possible)
    );
  });
  expect(wrong).toEqual([]);
  return examples.flatMap(scored);
}

describe.each(generated)('%s', (_id, dataset) => {
  it.each([20, 21, 500])('draws %i examples of its form', (n) => {
    checked(dataset, { n });
  });

  it('draws examples of its form at both ends of every hyperparameter', () => {
    for (const [name, { min, max }] of Object.entries(dataset.hyper)) {
      for (const value of [min, max]) checked(dataset, { n: 40, [name]: value });
    }
  });

  it('is the same for the same seed and different for another', () => {
    expect(generate(dataset, { n: 50 }, 3)).toEqual(generate(dataset, { n: 50 }, 3));
    expect(generate(dataset, { n: 50 }, 3)).not.toEqual(generate(dataset, { n: 50 }, 4));
  });

  it('has equally many whole sequences of each class', () => {
    if (dataset.predicts !== 'whole' || dataset.task === 'regression') return;
    const labels = checked(dataset, { n: 1001 });
    const counts = dataset
      .classes(numbersOf(dataset, {}))
      .map((_, label) => labels.filter((one) => one === label).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('predicts tokens of its own vocabulary, if a prediction is the next input', () => {
    if (dataset.predicts !== 'next') return;
    const numbers = numbersOf(dataset, {});
    expect(dataset.form(numbers)).toMatchObject({ tokens: dataset.classes(numbers) });
    for (const { sequence, target } of generate(dataset, { n: 50 })) {
      (target as readonly number[]).slice(0, -1).forEach((label, step) => {
        if (!Number.isNaN(label)) expect(label).toBe(sequence[step + 1]);
      });
    }
  });
});

/** Examples as text: the tokens, the labels in words, and "" for a step that is not scored. */
function texts(dataset: GeneratedSequences, given: Numbers = {}) {
  const numbers = numbersOf(dataset, given);
  const form = dataset.form(numbers);
  const tokens = 'tokens' in form ? form.tokens : [];
  const classes = dataset.classes(numbers);
  return generate(dataset, given).map((example) => ({
    text: example.sequence.map((token) => tokens[token]).join(''),
    answer: targetsOf(example).map((label) => (Number.isNaN(label) ? '' : (classes[label] as string))),
  }));
}

describe('the targets of generated sequences', () => {
  it.each([2, 8, 64])('parity of %i bits: the number of ones is even or odd', (length) => {
    for (const { text, answer } of texts(datasets.parity, { n: 200, length })) {
      expect(answer).toEqual([text.replaceAll('0', '').length % 2 === 0 ? 'even' : 'odd']);
    }
  });

  it('parity: all words of a length occur equally often', () => {
    const counts = new Map<string, number>();
    for (const { text } of texts(datasets.parity, { n: 8000, length: 3 }))
      counts.set(text, (counts.get(text) ?? 0) + 1);
    expect(counts.size).toBe(8);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it.each([4, 5, 100])('adding over %i steps: one marker in each half, and the sum of the marked values', (length) => {
    for (const { sequence, target } of generate(datasets.adding, { n: 300, length })) {
      const steps = Array.from({ length }, (_, step) => sequence.slice(2 * step, 2 * step + 2) as [number, number]);
      expect(steps.every(([value, marker]) => value >= 0 && value < 1 && [0, 1].includes(marker))).toBe(true);
      const marked = steps.flatMap(([, marker], step) => (marker === 1 ? [step] : []));
      expect(marked).toHaveLength(2);
      expect(marked[0]).toBeLessThan(Math.floor(length / 2));
      expect(marked[1]).toBeGreaterThanOrEqual(Math.floor(length / 2));
      const scalar = steps.reduce((sum, [value, marker]) => sum + value * marker, 0);
      expect(target).toBeCloseTo(scalar, 14);
    }
  });

  it('adding: the best constant is about 1, with a mean squared error of about 1/6, as the text states', () => {
    const sums = generate(datasets.adding, { n: 10_000 }).map(({ target }) => target as number);
    const mean = sums.reduce((sum, value) => sum + value) / sums.length;
    const error = sums.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sums.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(Math.abs(error - 1 / 6)).toBeLessThan(0.01);
  });

  it.each([
    [8, 5, 10],
    [2, 1, 0],
    [3, 10, 60],
  ])('copy_memory: %i symbols, %i of them to copy, after %i blanks', (symbols, length, delay) => {
    const alphabet = 'abcdefgh'.slice(0, symbols);
    const layout = new RegExp(`^([${alphabet}]{${length}})·{${delay}}\\?·{${length}}$`);
    const seen = new Set<string>();
    for (const { text, answer } of texts(datasets.copy_memory, { n: 200, symbols, length, delay })) {
      const [, start = ''] = text.match(layout) ?? [];
      expect(start).toHaveLength(length);
      expect(answer.join('')).toBe(start);
      expect(answer.slice(-length).join('')).toBe(start);
      for (const symbol of start) seen.add(symbol);
    }
    expect([...seen].sort().join('')).toBe(alphabet);
  });

  it.each([6, 20, 73, 100])('temporal_order over %i steps: X and Y in the second and in the sixth tenth', (length) => {
    const tenth = (step: number) => Math.floor(((step + 0.5) * 10) / length);
    for (const { text, answer } of texts(datasets.temporal_order, { n: 400, length })) {
      expect(text).toMatch(/^[abcdXY]+$/);
      const order = text.replace(/[abcd]/g, '');
      expect([order]).toEqual(answer);
      const [first, second] = [...text.matchAll(/[XY]/g)].map(({ index }) => index) as [number, number];
      // Six steps have fewer than one for each tenth.
      if (length >= 20) expect([first, second].map(tenth)).toEqual([1, 5]);
      expect(first).toBeLessThan(second);
    }
  });

  it.each([2, 5, 20])('reverse and sort rearrange %i letters', (length) => {
    for (const { text, answer } of texts(datasets.reverse, { n: 200, length, letters: 26 })) {
      expect(answer).toEqual([...text].reverse());
    }
    for (const { text, answer } of texts(datasets.sort, { n: 200, length, letters: 26 })) {
      expect(answer).toEqual([...text].sort());
    }
  });

  /** Removes pairs of brackets until none is left that closes at once. */
  const reduced = (word: string): string => {
    const shorter = word.replace(/\(\)|\[\]|\{\}/g, '');
    return shorter === word ? word : reduced(shorter);
  };

  it.each([
    [2, 1, '()'],
    [8, 2, '()[]'],
    [32, 3, '()[]{}'],
  ])('dyck: %i pairs of %i kinds are balanced', (pairs, kinds, brackets) => {
    const seen = new Set<string>();
    for (const { text, answer } of texts(datasets.dyck, { n: 300, pairs, kinds })) {
      expect(answer).toHaveLength(2 * pairs);
      expect(reduced(answer.join(''))).toBe('');
      expect(text).toBe(`^${answer.slice(0, -1).join('')}`);
      for (const bracket of answer) seen.add(bracket);
    }
    expect([...seen].sort()).toEqual([...brackets].sort());
  });

  it('dyck: all words of a length occur equally often', () => {
    const counts = new Map<string, number>();
    for (const { answer } of texts(datasets.dyck, { n: 10_000, pairs: 4, kinds: 1 })) {
      counts.set(answer.join(''), (counts.get(answer.join('')) ?? 0) + 1);
    }
    // The fourth Catalan number.
    expect(counts.size).toBe(14);
    for (const count of counts.values()) expect(Math.abs(count - 10_000 / 14)).toBeLessThan(130);
  });

  it.each([
    [1, 0],
    [2, 0],
    [3, 0],
    [2, 1],
  ])('addition of %i digits, in order %i: the sum is right, and only its digits are scored', (digits, order) => {
    const form = new RegExp(`^(\\d{${digits}})\\+(\\d{${digits}})=(\\d{${digits + 1}})$`);
    for (const { text, answer } of texts(datasets.addition, { n: 300, digits, order })) {
      const [, a = '', b = '', sum = ''] = (text + answer.at(-1)).match(form) ?? [];
      const written = order === 1 ? [...sum].reverse().join('') : sum;
      expect(Number(written)).toBe(Number(a) + Number(b));
      expect(answer).toEqual([...new Array(2 * digits + 1).fill(''), ...sum]);
    }
  });

  it('sines: each value follows from the two before it and the period, and the target is the next input', () => {
    const periods = generate(datasets.sines, { n: 200, noise: 0 }).map(({ sequence, target }) => {
      const next = target as readonly number[];
      expect(next.slice(0, -1)).toEqual(sequence.slice(1));
      // From x(t + 1) + x(t − 1) = 2 cos ω x(t), at the step with the largest value.
      const middle = sequence.slice(1).reduce((best, value, index) => {
        return Math.abs(value) > Math.abs(sequence[best] as number) ? index + 1 : best;
      }, 1);
      const cosine = ((next[middle] as number) + (sequence[middle - 1] as number)) / (2 * (sequence[middle] as number));
      next.slice(1).forEach((value, index) => {
        expect(value).toBeCloseTo(2 * cosine * (sequence[index + 1] as number) - (sequence[index] as number), 10);
      });
      return (2 * Math.PI) / Math.acos(cosine);
    });
    expect(Math.min(...periods)).toBeGreaterThanOrEqual(8 - 1e-9);
    expect(Math.max(...periods)).toBeLessThanOrEqual(32 + 1e-9);
    expect(Math.max(...periods) - Math.min(...periods)).toBeGreaterThan(20);
  });

  it('sines: noise moves the values of the same waves', () => {
    const [clean, noisy] = [0, 0.1].map((noise) =>
      generate(datasets.sines, { n: 100, noise }).flatMap(({ sequence }) => sequence),
    ) as [number[], number[]];
    const squares = clean.map((value, index) => (value - (noisy[index] as number)) ** 2);
    expect(Math.sqrt(squares.reduce((sum, value) => sum + value) / squares.length)).toBeCloseTo(0.1, 2);
  });

  it.each([2.5, 3.2, 3.9, 4])('chaos at r = %f: each value is the map of the one before it', (r) => {
    for (const { sequence, target } of generate(datasets.chaos, { n: 100, length: 100, r })) {
      const values = [...sequence, (target as readonly number[]).at(-1) as number];
      expect(target).toEqual(values.slice(1));
      values.slice(1).forEach((value, step) => {
        expect(value).toBeCloseTo(r * (values[step] as number) - r * (values[step] as number) ** 2, 12);
        expect(value >= 0 && value <= 1).toBe(true);
      });
    }
  });

  it('chaos: settles at a fixed point or a cycle, or does not, as its text states', () => {
    const ends = (r: number) => {
      const [example] = generate(datasets.chaos, { n: 1, length: 100, r }) as [SequenceExample];
      return new Set(example.sequence.slice(-8).map((value) => value.toFixed(3))).size;
    };
    expect([2.8, 3.2, 3.5, 3.9].map(ends)).toEqual([1, 2, 4, 8]);
  });
});
