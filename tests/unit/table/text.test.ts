import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptTable, storedTable } from '../../../src/table/kept.ts';
import { TEXT } from '../../../src/table/limits.ts';
import { ownTable } from '../../../src/table/own.ts';
import { packTable, unpackTable } from '../../../src/table/pack.ts';
import { isProblem } from '../../../src/table/problem.ts';
import { RARE, readText, type TextDraft, type TextOptions } from '../../../src/table/text.ts';
import { INPUTS, mutatedBytes } from '../../support/mutations.ts';

const CHARACTERS: TextOptions = { unit: 'characters', lowerCase: false };
const WORDS: TextOptions = { unit: 'words', lowerCase: false };

function draftOf(text: string | Uint8Array, options: TextOptions = CHARACTERS): TextDraft {
  const draft = readText(text, 'text.txt', options);
  if (isProblem(draft)) throw new Error(draft.message);
  return draft;
}

function problemWith(text: string | Uint8Array, options: TextOptions = CHARACTERS): string {
  const draft = readText(text, 'text.txt', options);
  if (!isProblem(draft)) throw new Error('it was read');
  return draft.message;
}

/** The tokens of a table as text. */
function spelled({ table: { columns, values } }: TextDraft): string {
  return Array.from(values[0] ?? [], (place) => columns[0].levels?.[place] ?? '').join('');
}

describe('a text', () => {
  const alphabet = 'abcdefghij'.repeat(40);

  it('becomes a table of one column, in which it can be read', () => {
    const draft = draftOf(alphabet);
    expect(draft.table).toMatchObject({ count: 400, columns: [{ id: 'token', label: 'Character' }] });
    expect(spelled(draft)).toBe(alphabet);
    expect(draft).toMatchObject({ rare: [], rareCount: 0 });
    expect(draft.vocabulary).toHaveLength(10);
    expect(draft.vocabulary[0]).toEqual({ token: 'a', count: 40 });
  });

  it('keeps the most frequent tokens and marks the place of the others', () => {
    const signs = Array.from({ length: 200 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    // The first sign occurs 200 times, the last one once.
    const draft = draftOf(signs.map((sign, index) => sign.repeat(200 - index)).join(''));
    const [column] = draft.table.columns;
    expect(column.levels).toHaveLength(TEXT.characters);
    expect(column.levels?.at(-1)).toBe(RARE);
    const kept = TEXT.characters - 1;
    expect(draft.rareCount).toBe(200 - kept);
    const places = ((200 - kept) * (200 - kept + 1)) / 2;
    expect(draft.vocabulary).toContainEqual({ token: RARE, count: places });
    expect(spelled(draft).split(RARE)).toHaveLength(places + 1);
    expect(draft.rare[0]).toEqual({ token: signs[kept], count: 200 - kept });
  });

  it(`becomes a table or a sentence says why not, whatever it is (${INPUTS} files)`, () => {
    const texts = [
      'abcdefghij'.repeat(33),
      'to be or not '.repeat(81),
      '漢字かな交じ。\n'.repeat(41),
      '👩‍👧e\u0301 '.repeat(107),
    ];
    const files = texts.map((text) => new TextEncoder().encode(text));
    fc.assert(
      fc.property(
        mutatedBytes(files),
        fc.constantFrom(CHARACTERS, WORDS, { ...WORDS, lowerCase: true }),
        (file, options) => {
          const draft = readText(file, 'text.txt', options);
          if (isProblem(draft)) {
            expect(draft.message).toMatch(/^\S.{5,300}\.$/su);
            return;
          }
          const { count, values, columns } = draft.table;
          const levels = columns[0].levels ?? [];
          expect(levels.length).toBeLessThanOrEqual(Math.max(TEXT.characters, TEXT.words));
          expect(values[0]).toHaveLength(count);
          expect(values[0]?.every((place) => Number.isInteger(place) && place >= 0 && place < levels.length)).toBe(
            true,
          );
          expect(draft.vocabulary.reduce((sum, one) => sum + one.count, 0)).toBe(count);
        },
      ),
      { numRuns: INPUTS },
    );
  });

  it('has one token for the square, whether it was typed or is in place of another', () => {
    const draft = draftOf(`${alphabet}${RARE}`);
    expect(draft.table.columns[0].levels?.filter((token) => token === RARE)).toHaveLength(1);
  });

  it.each([
    [
      '',
      CHARACTERS,
      'The text is empty. It needs at least 320 characters, so that training, validation and test each get windows.',
    ],
    ['too short', CHARACTERS, 'The text has only 9 characters. It needs at least 320 characters, so'],
    ['one two '.repeat(20), WORDS, 'The text has only 40 words.'],
    ['a'.repeat(1000), CHARACTERS, 'The text repeats a single character, “a”, so there is nothing to learn.'],
    ['ab'.repeat(2_500_000), CHARACTERS, 'The text has 4.8 MB, and at most 1 MB can be used.'],
  ])('is refused with a sentence', (text, options, message) => {
    expect(problemWith(text, options)).toContain(message);
  });

  it('may become small letters, and ends with its last sign', () => {
    expect(spelled(draftOf(`${'Ähm ẞ '.repeat(100)}\n\n`, { ...CHARACTERS, lowerCase: true }))).toBe(
      'ähm ß '.repeat(100).trimEnd(),
    );
  });

  it('is read from the bytes of a file, in any usual encoding', () => {
    expect(spelled(draftOf(new TextEncoder().encode(`\uFEFF${alphabet}é`)))).toBe(`${alphabet}é`);
    const wide = new Uint8Array([0xff, 0xfe, ...[...alphabet].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    expect(spelled(draftOf(wide))).toBe(alphabet);
    expect(problemWith(new TextEncoder().encode('%PDF-1.7'))).toBe(
      '“text.txt” is not plain text. Save it as a .txt file.',
    );
  });

  it('tells that its encoding is a guess, which a person can correct', () => {
    const latin = Uint8Array.from('héllo wörld '.repeat(60), (letter) => letter.charCodeAt(0));
    const { encoding, warning } = draftOf(latin);
    expect(encoding).not.toBe('utf-8');
    expect(warning?.message).toContain('If letters look wrong, choose another encoding.');
    const read = readText(latin, 'text.txt', CHARACTERS, 'windows-1252');
    if (isProblem(read)) throw new Error(read.message);
    expect(read).toMatchObject({ encoding: 'windows-1252', warning: null });
    expect(spelled(read)).toMatch(/^héllo wörld /);
    expect(draftOf(alphabet)).toMatchObject({ encoding: null, warning: null });
  });

  it('survives the link if it is short, and the database of the browser', () => {
    const { table } = draftOf('To be, or not to be: that is the question.\n'.repeat(10));
    const own = ownTable({ ...table, name: 'שלום', target: 'token' });
    expect(unpackTable(packTable(own) ?? '')).toEqual(own);
    expect(keptTable(storedTable(own), own.id)).toEqual(own);
  });

  it('survives the database with the largest vocabulary and length', () => {
    const words = Array.from({ length: 1000 }, (_, index) => `w${index}`).join(' ');
    const { table } = draftOf(`${words} ${words}`, WORDS);
    const own = ownTable({ ...table, name: 'words', target: 'token' });
    expect(own.columns[0]?.levels).toHaveLength(TEXT.words);
    expect(keptTable(storedTable(own), own.id)).toEqual(own);
  });
});
