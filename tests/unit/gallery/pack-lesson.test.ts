import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LESSONS, lessonSource } from '../../../src/gallery/index.ts';
import { isPackedLesson, packLesson, unpackLesson } from '../../../src/gallery/pack-lesson.ts';
import { MOST_BYTES } from '../../../src/gallery/read-lesson.ts';
import { deflated } from '../../../src/packing/deflated.ts';
import { INPUTS, mutationsOf } from '../../support/mutations.ts';

const lessons = LESSONS.map(({ id }) => lessonSource(id) ?? '');

describe('a packed lesson', () => {
  it('is restored unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...lessons), fc.string({ unit: 'grapheme' })), (markdown) => {
        const text = packLesson(markdown);
        expect(text).toMatch(/^~[\w-]+$/);
        expect(isPackedLesson(text)).toBe(true);
        expect(unpackLesson(text)).toBe(markdown);
      }),
    );
  });

  it('has less than three quarters of the characters of the lesson', () => {
    for (const markdown of lessons) expect(packLesson(markdown).length).toBeLessThan((3 / 4) * markdown.length);
  });

  it('is as large as a file can be, and not larger', () => {
    expect(unpackLesson(packLesson('a'.repeat(MOST_BYTES)))).toHaveLength(MOST_BYTES);
    expect(() => unpackLesson(packLesson('a'.repeat(MOST_BYTES + 1)))).toThrow('is larger than 64 kB');
  });

  it('does not inflate to more than that', () => {
    const bomb = `~${deflated(new Uint8Array(2_000_000))}`;
    expect(bomb.length).toBeLessThan(2 * MOST_BYTES);
    expect(() => unpackLesson(bomb)).toThrow('is larger than 64 kB');
    expect(() => unpackLesson(`~${'A'.repeat(10 ** 7)}`)).toThrow('is larger than 64 kB');
  });

  it.each(['', '~', 'xor_needs_hidden', '~a b', '~ä', '~a='])('is not %j', (text) => {
    expect(() => unpackLesson(text)).toThrow('contains characters that no lesson has');
  });

  it('is not bytes that are no text', () => {
    expect(() => unpackLesson(`~${deflated(Uint8Array.of(0xff, 0xfe))}`)).toThrow('The lesson in the link is damaged');
  });

  it(`that was changed is damaged or too large, or is another text (${INPUTS} texts)`, () => {
    const [short = ''] = lessons.toSorted((a, b) => a.length - b.length);
    const packed = [packLesson(short), packLesson('# A\n\nB.\n'), `~${deflated(new Uint8Array(90_000))}`];
    fc.assert(
      fc.property(mutationsOf(packed, ['~', 'AAAA', '__', '=']), (text) => {
        let markdown = '';
        try {
          markdown = unpackLesson(text);
        } catch (error) {
          expect((error as Error).message).toMatch(/^The lesson in the link (is|contains) .*\.$/);
        }
        expect(new TextEncoder().encode(markdown).length).toBeLessThanOrEqual(MOST_BYTES);
        if (markdown !== '') expect(unpackLesson(packLesson(markdown))).toBe(markdown);
      }),
      { numRuns: INPUTS },
    );
  });

  it('that breaks off is damaged', () => {
    const whole = packLesson(lessons[0] ?? '');
    expect(() => unpackLesson(whole.slice(0, whole.length / 2))).toThrow('is damaged: it breaks off or was changed');
  });
});
