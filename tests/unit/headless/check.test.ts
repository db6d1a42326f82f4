import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packResult } from '../../../src/handin/code.ts';
import type { Result } from '../../../src/handin/result.ts';
import { type CheckedLine, checkCodes } from '../../../src/headless/check.ts';
import { run } from '../../support/headless.ts';
import { honestResult, smallLesson, smallMarkdown, smallResult } from '../../support/result.ts';

const folder = mkdtempSync(join(tmpdir(), 'nabla-check-'));

/** Writes a file and gives its path. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const linesOf = (out: string): CheckedLine[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const known = smallLesson();
let honest: Result;
let code: string;
beforeAll(async () => {
  honest = await smallResult(known, 'Ada', null);
  code = packResult(honest);
});

/** The result with another number. */
function forged(): Result {
  const [step] = honest.steps;
  const met = step?.met && { ...step.met, measured: { ...step.met.measured, val_accuracy: 1 } };
  return { ...honest, steps: [{ answer: 1, met: met ?? null }] };
}

describe('the check of a class', () => {
  it('prints a line for each code', async () => {
    const own = file('small.md', smallMarkdown());
    const path = file(
      'codes.csv',
      `Group,Name,Answer\nA,"Lovelace, Ada",${code}\nA,Emmy,${packResult(forged())}\nB,Kurt,\nB,Alan,${packResult(await honestResult('xor_needs_hidden', 'Alan'))}\n`,
    );
    const { status, out, err } = await run('--check', path, '--lesson', own);
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(linesOf(out)).toEqual([
      {
        line: 2,
        name: 'Lovelace, Ada',
        status: 'pass',
        task: 'A small lesson',
        score: { raw: 2, max: 2, scaled: 1 },
        student: 'Ada',
        message: 'Its run was repeated; 2 of 2 points.',
      },
      {
        line: 3,
        name: 'Emmy',
        status: 'fail',
        task: 'A small lesson',
        score: { raw: 1, max: 2, scaled: 0.5 },
        student: 'Ada',
        message: expect.stringMatching(/claims validation accuracy 1, but run again it is 0\.\d+\.$/),
      },
      {
        line: 4,
        name: 'Kurt',
        status: 'error',
        task: '',
        score: { raw: 0, max: 0, scaled: 0 },
        student: '',
        message: 'There is no result code.',
      },
      expect.objectContaining({ line: 5, name: 'Alan', status: 'pass', task: 'XOR needs a hidden layer' }),
    ]);
  });

  it('reads one code a line, and exits with status 0 if all could be read', async () => {
    const path = file('codes.txt', `${code}\n\n${packResult(forged())}\n`);
    const { status, out } = await run('--check', path);
    expect(status).toBe(0);
    expect(linesOf(out).map(({ line, name, status, message }) => [line, name, status, message])).toEqual([
      [1, 'Ada', 'fail', 'The lesson “A small lesson” is not known here, so nothing can be verified.'],
      [3, 'Ada', 'fail', 'The lesson “A small lesson” is not known here, so nothing can be verified.'],
    ]);
  });

  it('prints a table, in which no name is a formula', async () => {
    const path = file('codes.tsv', `student\tcode\n=1+1\t${code}\n`);
    const { out } = await run('--check', path, '--lesson', file('small.md', smallMarkdown()), '--csv');
    expect(out).toBe(
      'line,name,status,task,raw,max,student,message\r\n' +
        `2,'=1+1,pass,A small lesson,2,2,Ada,"Its run was repeated; 2 of 2 points."\r\n`,
    );
  });

  it('repeats the run that a whole class hands in only once', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => ({ line: index + 1, name: null, code }));
    let checked = 0;
    for await (const { status, message } of checkCodes(lines, { lessons: [known], seconds: 60 })) {
      expect(status).toBe('pass');
      expect(message.includes('Line 1 has the same code.')).toBe(checked > 0);
      checked++;
    }
    expect(checked).toBe(200);
  });

  it.each([
    [['--check', 'nowhere.csv'], '--check "nowhere.csv" is not a file that can be read'],
    [['--check', file('none.csv', 'a,b\n1,2\n')], 'the file contains no result code, which begins with nabla1~'],
    [
      ['--check', file('one.txt', 'nabla1~a'), '--lesson', file('broken.md', '# Broken\n')],
      'broken.md" cannot be read as a lesson: ',
    ],
    [['--check', file('two.txt', 'nabla1~a'), '--seconds', '0'], '--seconds "0" is not a whole number from 1'],
  ])('says in one line what is wrong with %j', async (argv, message) => {
    const { status, out, err } = await run(...argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
