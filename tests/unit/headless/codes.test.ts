import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { packResult } from '../../../src/handin/code.ts';
import type { Result } from '../../../src/handin/result.ts';
import { type CheckedLine, csvLine } from '../../../src/headless/check.ts';
import { codesIn } from '../../../src/headless/codes.ts';
import { UsageError } from '../../../src/headless/usage-error.ts';
import { INPUTS, mutationsOf } from '../../support/mutations.ts';

describe('a file with codes', () => {
  it.each([
    ['name;code\nAda;nabla1~x~00000000', [[2, 'Ada', 'nabla1~x~00000000']]],
    ['nabla1~x~00000000;"Lovelace, Ada"', [[1, null, 'nabla1~x~00000000']]],
    ['E-Mail,Result\r\n"a;b",nabla1~x~00000000\r\n', [[2, 'a;b', 'nabla1~x~00000000']]],
    ['\ufeffid,nabla\n7,nabla1~x~00000000', [[2, null, 'nabla1~x~00000000']]],
  ])('is read with its delimiter: %j', (text, lines) => {
    expect(codesIn(text).map(({ line, name, code }) => [line, name, code])).toEqual(lines);
  });

  it(`gives rows with codes or says in a sentence that it has none, whatever is in it (${INPUTS} files)`, () => {
    const result: Result = {
      lesson: { id: 'xor_needs_hidden', hash: '0123456789abcdef', title: 'XOR needs a hidden layer' },
      student: 'Ada Lovelace',
      at: 1_800_000_000,
      steps: [{ answer: 1, met: null }],
    };
    const [a, b] = [packResult(result), packResult({ ...result, student: '=1+1' })];
    const files = [
      `name,code\nAda,${a}\n"Lovelace, Ada",${b}\n`,
      `"${a}";"=cmd|' /C calc'!A0"\r\n"${b}";Ben\r\n`,
      `E-Mail\tResult\nada@example.org\t${a}\n`,
      `${a}\n${b}\n`,
    ];
    fc.assert(
      fc.property(mutationsOf(files, ['nabla1~', 'nabla2~x', '"', '""', ';', '\t', '@SUM(A1)', '=1']), (text) => {
        let found: ReturnType<typeof codesIn> = [];
        try {
          found = codesIn(text);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).toMatch(/^\S.{10,500}$/su);
        }
        expect(found.length).toBeLessThanOrEqual(text.length);
        expect(found.every(({ line }) => line > 0)).toBe(true);
        for (const { line, name, code } of found.slice(0, 1)) {
          expectNoFormula({ line, name: name ?? '', message: code.slice(0, 300) });
        }
      }),
      { numRuns: INPUTS },
    );
  });
});

/** What is printed about a code is one line of CSV, in which no cell is a formula of a spreadsheet. */
function expectNoFormula(texts: Pick<CheckedLine, 'line' | 'name' | 'message'>): void {
  const rest = { status: 'error', task: texts.name, score: { raw: 0, max: 0 }, student: texts.name } as const;
  const { data } = Papa.parse<string[]>(csvLine({ ...rest, ...texts } as CheckedLine), {
    delimiter: ',',
    newline: '\r\n',
  });
  expect(data.map((row) => row.length)).toEqual([8, 1]);
  for (const cell of data[0] ?? []) expect(Number.isFinite(Number(cell)) || !/^[=+\-@\t\r]/.test(cell)).toBe(true);
}
