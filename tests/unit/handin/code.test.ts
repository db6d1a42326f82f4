import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isResultCode, packResult, unpackResult } from '../../../src/handin/code.ts';
import type { Result } from '../../../src/handin/result.ts';
import { deflated } from '../../../src/packing/deflated.ts';
import { hashBytes } from '../../../src/table/hash.ts';
import { INPUTS, pathsIn, replaced } from '../../support/mutations.ts';

const RESULT: Result = {
  lesson: { id: 'xor_needs_hidden', hash: '0123456789abcdef', title: 'XOR needs a hidden layer' },
  student: 'Ada Lovelace',
  at: 1_800_000_000,
  steps: [
    {
      answer: 1,
      met: {
        experiment: 'data=xor&net=none&opt=sgd(lr=0.1)&v=1',
        step: 360,
        measured: { loss: 0.71, val_accuracy: 0.5, epochs: 10.2857, steps: 360, diverged: 0 },
        provider: 'wasm',
      },
    },
    { answer: null, met: null },
  ],
};
const CODE = packResult(RESULT);

/** A code with a fitting checksum, as somebody who has read the program can make it. */
function codeOf(bytes: Uint8Array): string {
  const body = deflated(bytes);
  return `nabla1~${body}~${hashBytes(new TextEncoder().encode(body)).slice(0, 8)}`;
}

const codeOfValue = (value: unknown) => codeOf(new TextEncoder().encode(JSON.stringify(value)));

/** What is wrong with a text; null if it is a code. */
function fault(text: string): string | null {
  try {
    unpackResult(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether an answer is a sentence of ours, not an error of the program. */
function isSentence(message: string | null): boolean {
  return message === null || /^(The code |There is no result code|“.{1,21}” is not a result code).*\.$/su.test(message);
}

describe('a result code', () => {
  it('is read back as it was, also with the line breaks of a mail', () => {
    expect(unpackResult(CODE)).toEqual(RESULT);
    expect(unpackResult(` ${CODE.replace(/.{60}/g, '$&\r\n')}\n`)).toEqual(RESULT);
    expect(CODE).toMatch(/^nabla1~[\w-]+~[0-9a-f]{8}$/);
    expect(CODE.length).toBeLessThan(500);
    expect([isResultCode(` ${CODE}`), isResultCode('data=xor')]).toEqual([true, false]);
  });

  it.each([
    ['', 'There is no result code.'],
    ['data=xor&net=none', '“data=xor&net=none” is not a result code: those begin with nabla1~.'],
    ['nabla2~abc~00000000', 'The code comes from a newer version of Nabla. Reload the page, and try again.'],
    [CODE.slice(0, -1), 'The code is incomplete, or has characters that no code has. Copy all of it again.'],
    [
      `${CODE.slice(0, -1)}${CODE.endsWith('0') ? '1' : '0'}`,
      'The code was changed: its checksum does not fit. Copy all of it again.',
    ],
    [`nabla1~${'a'.repeat(600_000)}~00000000`, 'The code is longer than any result code.'],
    [codeOf(new TextEncoder().encode('{"lesson"')), 'The code contains no result of a lesson.'],
    [codeOf(Uint8Array.of(0xff, 0xfe)), 'The code contains no result of a lesson.'],
    [codeOfValue(null), 'The code contains no result of a lesson: its result cannot be read.'],
    [
      codeOfValue({ ...RESULT, student: 'a\u202eb' }),
      'The code contains no result of a lesson: its name cannot be read.',
    ],
    [codeOfValue({ ...RESULT, steps: [] }), 'The code contains no result of a lesson: its steps cannot be read.'],
  ])('that is something else (%.30s) is refused with a sentence', (text, message) => {
    expect(fault(text)).toBe(message);
  });

  it('is not inflated beyond the size of a result', () => {
    const bomb = codeOf(new Uint8Array(40_000_000).fill(32));
    expect(bomb.length).toBeLessThan(500_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(fault(bomb)).toBe('The code contains more than a result has.');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('is not made of more than it can contain', () => {
    const met = { ...RESULT.steps[0]?.met, experiment: 'x'.repeat(600_000) } as never;
    expect(() => packResult({ ...RESULT, steps: [{ answer: null, met }] })).toThrow('too much data of their own');
  });

  it('is found out after any change of a character', () => {
    for (let place = 0; place < CODE.length; place++) {
      const changed = `${CODE.slice(0, place)}${CODE[place] === 'A' ? 'B' : 'A'}${CODE.slice(place + 1)}`;
      expect(fault(changed), `at ${place}`).not.toBeNull();
    }
  });

  it(`never throws anything but a sentence (${INPUTS} texts)`, () => {
    const mutated = fc
      .tuple(fc.nat(CODE.length), fc.nat(20), fc.string({ maxLength: 20 }))
      .map(([place, length, text]) => CODE.slice(0, place) + text + CODE.slice(place + length));
    const checked = fc.uint8Array({ maxLength: 200 }).map((bytes) => {
      const body = btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '');
      return `nabla1~${body}~${hashBytes(new TextEncoder().encode(body)).slice(0, 8)}`;
    });
    const anything = fc.jsonValue();
    const nearly = fc
      .tuple(
        fc.constantFrom(...pathsIn(RESULT)),
        fc.oneof(anything, fc.constantFrom(-1, 1e300, 0.5, '__proto__', [], {})),
      )
      .map(([path, value]) => codeOfValue(replaced(RESULT, path, value)));
    fc.assert(
      fc.property(fc.oneof(fc.string(), mutated, checked, anything.map(codeOfValue), nearly), (text) => {
        expect(isSentence(fault(text)), String(fault(text))).toBe(true);
      }),
      { numRuns: INPUTS, seed: 16 },
    );
  });
});
