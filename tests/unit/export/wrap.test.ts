import { expect, it } from 'vitest';
import { wrapped } from '../../../src/export/code/wrap.ts';

it.each([
  ['a line that fits', 'f(a, b)', 'f(a, b)'],
  ['arguments on a line of their own', 'result = f(a, bbbbbbbb)', 'result = f(\n    a, bbbbbbbb\n)'],
  ['an argument on each line', 'f(aaaaaaaaaa, bbbbbbbbbb)', 'f(\n    aaaaaaaaaa,\n    bbbbbbbbbb,\n)'],
  ['the outermost brackets', 'f(g(x, y), h(z, "a)b"))', 'f(\n    g(x, y),\n    h(z, "a)b"),\n)'],
  ['short literals', 'A = ("a", "b", -1.5, "c", "d", "e,")', 'A = (\n    "a", "b", -1.5,\n    "c", "d", "e,",\n)'],
  ['arguments that are literals', 'f("aaaaaaaaaa", "bbbbbb")', 'f(\n    "aaaaaaaaaa",\n    "bbbbbb",\n)'],
  ['clauses', '{k: v for k in kkkkkkkk if k}', '{\n    k: v\n    for k in kkkkkkkk\n    if k\n}'],
  ['a line without brackets', 'a = bbbbbbbbbbbbbbbbbbbbbbb', 'a = bbbbbbbbbbbbbbbbbbbbbbb'],
  ['a docstring', '"""f(aaaaaaaaaaa, bbbbbbbbbbb)"""', '"""f(aaaaaaaaaaa, bbbbbbbbbbb)"""'],
  ['its text', '"""\nf(aaaaaaaaaaa, bbbbbbbbbbb)\n"""', '"""\nf(aaaaaaaaaaa, bbbbbbbbbbb)\n"""'],
])('breaks %s', (_what, source, expected) => {
  expect(wrapped(source, 20)).toBe(expected);
});
