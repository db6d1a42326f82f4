import fc from 'fast-check';

/** How many inputs each gate for untrusted input gets: `FUZZ=100000 npx vitest run …` tries more. */
export const INPUTS = Number(process.env.FUZZ ?? 10_000);

/** Changes in one input. */
const MOST_CHANGES = 4;
/** Repetition and nesting end here, so that inputs stay cheap. */
const LONGEST = 100_000;

/** Pieces that programs stumble over. */
const PIECES = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'undefined', 'null'],
  ...['NaN', 'Infinity', '-Infinity', '1e999', '-1e-999', '99999999999999999999', '-0', '0x10', '1_000', '١٢', '½'],
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '&lt;b&gt;', 'javascript:alert(1)', '"><b>'],
  ...['\0', '\u200b', '\u202e', '\ufeff', '\ud800', '𝒳', '☃', 'e\u0301', 'ﬁ', '\r\n', '\n', '\t', ' ', '\u2028'],
  ...['&', '=', '#', '?', '%', '%00', '%E0%A4%A', '%25', '+', ',', ';', '.', '..', '/', '\\', '(', ')', '~', '|', '"'],
];

const NUMBERS = ['NaN', 'Infinity', '1e999', '-1e999', '-1', '0', '-0', '1e-320', '9007199254740993', '1,5', '1e5', ''];
const NESTS = ['()', '[]', '{}', '""', '<>', '(,', '**', '$$'];

interface Change {
  readonly kind: number;
  readonly at: number;
  readonly length: number;
  readonly times: number;
  readonly piece: string;
  readonly number: string;
  readonly nest: string;
}

/**
 * Valid texts with one to four changes: a bit flipped, a place cut out, broken off, repeated, nested or replaced.
 * @param own pieces that mean something to this gate
 */
export function mutationsOf(examples: readonly string[], own: readonly string[] = []): fc.Arbitrary<string> {
  const change = fc.record<Change>({
    kind: fc.nat(8),
    at: fc.nat(),
    length: fc.oneof(fc.nat(3), fc.nat(40)),
    times: fc.oneof({ weight: 9, arbitrary: fc.nat(9) }, { weight: 1, arbitrary: fc.nat(300) }),
    piece: fc.oneof(fc.constantFrom(...PIECES, ...own), fc.string({ unit: 'binary', maxLength: 4 })),
    number: fc.constantFrom(...NUMBERS),
    nest: fc.constantFrom(...NESTS),
  });
  return fc
    .tuple(fc.constantFrom(...examples), fc.array(change, { minLength: 1, maxLength: MOST_CHANGES }))
    .map(([text, changes]) => changes.reduce(changed, text).slice(0, LONGEST));
}

function changed(text: string, { kind, at, length, times, piece, number, nest }: Change): string {
  const start = at % (text.length + 1);
  const end = Math.min(text.length, start + length);
  const part = text.slice(start, end);
  const around = (middle: string) => text.slice(0, start) + middle + text.slice(end);
  switch (kind) {
    case 0:
      return around(String.fromCharCode((text.charCodeAt(start) || 0) ^ (1 << (times % 8))) + part.slice(1));
    case 1:
      return around('');
    case 2:
      return text.slice(0, start);
    case 3:
      return around(part.repeat(times));
    case 4:
      return around(nest.charAt(0).repeat(times) + part + nest.charAt(1).repeat(times));
    case 5:
      return text.slice(0, start) + text.slice(start).replace(/-?\d+(\.\d+)?/, () => number);
    case 6:
      return text.slice(0, start) + text.slice(start).replace(/\w+/, () => piece);
    case 7:
      return text.slice(start) + text.slice(0, start);
    default:
      return around(piece);
  }
}

/** Valid files with one to four changes: a bit flipped, cut out, broken off, repeated or replaced. */
export function mutatedBytes(examples: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    kind: fc.nat(4),
    at: fc.nat(),
    length: fc.nat(9),
    bit: fc.nat(7),
    bytes: fc.uint8Array({ maxLength: 9 }),
  });
  return fc
    .tuple(fc.constantFrom(...examples), fc.array(change, { minLength: 1, maxLength: MOST_CHANGES }))
    .map(([file, changes]) =>
      changes.reduce<Uint8Array>((now, { kind, at, length, bit, bytes }) => {
        const start = at % (now.length + 1);
        const before = now.subarray(0, start);
        const part = now.subarray(start, start + length);
        const after = now.subarray(start + length);
        if (kind === 0) return together(before, [(part[0] ?? 0) ^ (1 << bit)], part.subarray(1), after);
        if (kind === 1) return before;
        return together(before, ...(kind === 2 ? [] : kind === 3 ? [part, part] : [bytes]), after);
      }, file),
    );
}

function together(...parts: readonly ArrayLike<number>[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

type Path = readonly (string | number)[];

/** The places of all values inside of a value. */
export function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsIn((value as never)[key], [...path, key]))];
}

/** The value with another one at a place. */
export function replaced(value: unknown, [key, ...path]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const inside = replaced((value as never)[key], path, by);
  if (Array.isArray(value)) return value.with(Number(key), inside);
  return { ...(value as object), [key]: inside };
}

/** A value with something else at one of its places: any JSON, or a text that programs stumble over. */
export function mutatedValues(value: unknown): fc.Arbitrary<unknown> {
  const other = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(-1, 1e300, 0.5, [], {}, [null], { length: 3 }, null),
    fc.constantFrom(...PIECES),
  );
  return fc.tuple(fc.constantFrom(...pathsIn(value)), other).map(([path, by]) => replaced(value, path, by));
}
