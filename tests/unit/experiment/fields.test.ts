/** What holds for each field of the experiment, apart from the others. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnyField, allFields } from '../../../src/experiment/fields/index.ts';
import { defaultSpec, type ExperimentSpec } from '../../../src/experiment/index.ts';
import { KEYS } from '../../../src/experiment/keys.ts';
import { idsOf } from '../../../src/experiment/lookup.ts';
import { Notices } from '../../../src/experiment/notices.ts';
import { validSpec } from './arbitrary.ts';

const RUNS = { numRuns: 100, seed: 20 };

function valuesOf({ keys }: AnyField, spec: ExperimentSpec): Partial<ExperimentSpec> {
  return Object.fromEntries(Object.entries(spec).filter(([name]) => Object.hasOwn(keys, name)));
}

/** Prints a field, reads the text back and fits what was read to the rest of the experiment. */
function printedAndRead(field: AnyField, spec: ExperimentSpec) {
  const notices = new Notices();
  const texts = Object.entries(field.print(spec)).flatMap(([name, text]) =>
    text === null ? [] : [[field.keys[name] ?? '', text] as const],
  );
  const rest = { ...spec, ...field.standard(spec) };
  const read = { ...spec, ...field.read(notices, new Map(texts), rest, () => undefined) };
  return { fitted: field.fit(notices, read, rest, 'loss'), notices: notices.list() };
}

function expectSameRead(field: AnyField, spec: ExperimentSpec) {
  expect(printedAndRead(field, spec)).toStrictEqual({ fitted: valuesOf(field, spec), notices: [] });
}

test('no two keys are the same', () => {
  expect(new Set(KEYS).size).toBe(KEYS.length);
});

describe.each(allFields.map((field) => [Object.keys(field.keys).join(' and '), field] as const))('%s', (_, field) => {
  test('has defaults that read back from their text, on every dataset', () => {
    for (const id of idsOf('datasets')) expectSameRead(field, defaultSpec(id));
  });

  test('reads back from its text, whatever it is', () => {
    fc.assert(
      fc.property(validSpec, (spec) => expectSameRead(field, spec)),
      RUNS,
    );
  });

  test('has an effect and words only if it changes', () => {
    fc.assert(
      fc.property(validSpec, validSpec, (a, b) => {
        const same = structuredClone(a);
        expect(field.effect(a, same)).toBe('none');
        expect(field.differences(a, same)).toEqual([]);
        const edited = { ...a, ...valuesOf(field, b) };
        const changes = JSON.stringify(field.print(a)) !== JSON.stringify(field.print(edited));
        expect(field.effect(a, edited) !== 'none').toBe(changes);
        if (!changes) expect(field.differences(a, edited)).toEqual([]);
      }),
      RUNS,
    );
  });
});
