import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataOf, defaultSpec, parse, parseLink, print, reconcile } from '../../../src/experiment/index.ts';
import { KEYS } from '../../../src/experiment/keys.ts';
import { idsOf } from '../../../src/experiment/lookup.ts';
import type { Notice } from '../../../src/experiment/notices.ts';
import { isName } from '../../../src/experiment/syntax.ts';
import { everyExperiment } from '../../support/every-experiment.ts';
import { INPUTS, mutationsOf } from '../../support/mutations.ts';
import { validSpec, words } from './arbitrary.ts';

const RUNS = { numRuns: 2000 };

/** Pieces of an experiment's text, and some that never occur in one. */
const piece = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...KEYS),
  fc.constantFrom('#', '&', '=', '(', ')', ',', '/', '%', '%28', '%00', '\0', ' ', 'none', 'all', '-', '1e999', 'NaN'),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'units',
    'lr',
    'init=',
    'reg=',
    'yes',
    'https://example.org/#',
    'v=2',
    '..',
    'sweep=',
    'start=~1',
    'until=epochs(',
    '~',
    'lr(0.001..1,16)',
    '\ud800',
  ),
  fc.double().map(String),
  fc.integer().map(String),
);

/** Text with the right structure and wrong contents. */
const garbage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc
    .array(fc.tuple(fc.constantFrom(...KEYS), fc.array(piece, { maxLength: 6 })), { maxLength: 12 })
    .map((pairs) => pairs.map(([key, pieces]) => `${key}=${pieces.join('')}`).join('&')),
);

/** Valid text with a few places cut out, doubled or replaced. */
const mutated = fc
  .tuple(validSpec, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 5 }), piece), { minLength: 1, maxLength: 4 }))
  .map(([spec, edits]) =>
    edits.reduce((text, [where, length, inserted]) => {
      const at = where % (text.length + 1);
      return text.slice(0, at) + inserted + text.slice(at + length);
    }, print(spec)),
  );

function expectSound(input: unknown) {
  const { spec, notices } = parse(input);
  expect(reconcile(spec)).toStrictEqual({ spec, notices: [] });
  expect(parse(print(spec))).toStrictEqual({ spec, notices: [] });
  expectSentences(notices);
  for (const { key, message } of notices) {
    // A notice about the text as a whole names no key.
    if (key === 'text') expect(message).toMatch(/^[^a-z]/);
    else expect(message.startsWith(`${key}: `)).toBe(true);
  }
}

/** Notices are for a person: not too many, and each is a sentence that is not too long. */
function expectSentences(notices: readonly Notice[]) {
  expect(notices.length).toBeLessThan(30);
  for (const { message } of notices) {
    expect(message).toMatch(/[.?]$/);
    expect(message.length).toBeLessThan(1500);
  }
}

describe('the text of an experiment', () => {
  test('reads back as the same experiment, without notices', () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        expect(parse(print(spec))).toStrictEqual({ spec, notices: [] });
      }),
      RUNS,
    );
  });

  test('reads back from a whole address, percent-encoded or not', () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const text = print(spec);
        expect(new URL(`https://example.org/#${text}`).hash).toBe(`#${text}`);
        expect(parse(`https://example.org/a?b=c#${text}`).spec).toStrictEqual(spec);
        expect(parse(`#${encodeURIComponent(text)}`)).toStrictEqual({ spec, notices: [] });
        expect(parse(` ${text.replaceAll(',', ' , ').replaceAll('(', ' ( ')}\n`)).toStrictEqual({ spec, notices: [] });
      }),
      { ...RUNS, numRuns: 300 },
    );
  });

  test('has names that need no escaping', () => {
    for (const word of words) expect(isName(word), word).toBe(true);
    for (const id of idsOf('datasets')) {
      for (const column of dataOf(defaultSpec(id)).columns) expect(isName(column.id), column.id).toBe(true);
    }
    for (const section of ['layers', 'regularizers'] as const) expect(idsOf(section)).not.toContain('none');
  });

  test('defaults are valid for every dataset', () => {
    for (const id of idsOf('datasets')) {
      const spec = defaultSpec(id);
      expect(reconcile(spec)).toStrictEqual({ spec, notices: [] });
    }
  });
});

describe('parse never throws and always gives a valid experiment', () => {
  test('for any text', () => fc.assert(fc.property(garbage, expectSound), RUNS));
  test('for valid text with mistakes', () => fc.assert(fc.property(mutated, expectSound), { numRuns: 500 }));
  test(`for ${INPUTS} links to experiments with mistakes`, () => {
    const short = everyExperiment.toSorted((a, b) => a.length - b.length).slice(0, 100);
    const links = short.map((text) => `https://example.org/nabla/#${text}&v=1`);
    fc.assert(
      fc.property(mutationsOf(links, [...KEYS, ...words]), (link) => {
        const { spec, notices } = parseLink(link);
        expectSentences(notices);
        if (notices.length > 0) return;
        const text = print(spec);
        expect(text).toMatch(/^[\w(),=./~+&-]+&v=1$/);
        expect(print(parse(text).spec)).toBe(text);
      }),
      { numRuns: INPUTS },
    );
  });
  test('for any starting weights and any end of the run', () => {
    const pieces = [
      '~',
      '~1',
      'output_bias',
      'dense1_weight',
      '(0,',
      '(0',
      '0.5',
      ')',
      ',',
      'eJwBAA',
      '-',
      '_',
      'val_',
      'loss(',
      'steps(',
      '1e999',
    ];
    const value = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength: 12,
    });
    const read = (start: readonly string[], until: readonly string[]) =>
      parse(`data=circle&net=none&start=${start.join('')}&until=${until.join('')}`);
    fc.assert(
      fc.property(value, value, (start, until) => {
        const { spec } = read(start, until);
        expect(parse(print(spec))).toEqual({ spec, notices: [] });
      }),
      { numRuns: INPUTS },
    );
  });
  test('for any value', () => fc.assert(fc.property(fc.anything(), expectSound), RUNS));
  test('for text that is long or deep', () => {
    const texts = ['('.repeat(99_000), 'a('.repeat(49_000), 'net='.padEnd(99_000, 'dense,'), '&a'.repeat(49_000)];
    const numbered = Array.from({ length: 15_000 }, (_, index) => `f${index}`).join(',');
    for (const text of [...texts, `net=${texts[1]}`, `features=${numbered}`, `net=${numbered}`, 'x'.repeat(5e6)]) {
      expectSound(text);
    }
  });
});
