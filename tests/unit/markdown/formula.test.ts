import { expect, it } from 'vitest';
import { readFormula } from '../../../src/markdown/formula.ts';
import { readBlocks } from '../../../src/markdown/read-blocks.ts';
import { readSpans } from '../../../src/markdown/read-spans.ts';

it('reads a formula without the spaces around it', () => {
  expect(readFormula(' \\frac{a}{b} ')).toBe('\\frac{a}{b}');
  expect(readFormula('\\left( \\text{definite} \\right)')).toContain('definite');
});

it.each([
  ['a definition', '\\def\\a{xx}\\a\\a', 'uses \\def, which is refused'],
  ['a global one', '\\gdef\\a{xx}', 'uses \\gdef, which is refused'],
  ['a new command', '\\newcommand{\\a}{xx}', 'uses \\newcommand, which is refused'],
  ['a box of any size', '\\rule{9999em}{9999em}', 'uses \\rule, which is refused'],
  ['a link', '\\href{javascript:alert(1)}{x}', 'uses \\href, which is refused'],
  ['deep groups', '{'.repeat(20_000), 'has 20000 characters, but at most 600 fit'],
  ['groups that are a little less deep', '{'.repeat(40), 'is nested too deeply'],
  ['a chain', '\\frac{a}{b}'.repeat(100), 'has 1100 characters, but at most 600 fit'],
])('refuses %s', (_, tex, message) => {
  expect(() => readFormula(tex)).toThrow(message);
  expect(() => readBlocks([`$$${tex}$$`])).toThrow(message);
  expect(() => readSpans(`Text with $${tex}$.`)).toThrow(message);
});
