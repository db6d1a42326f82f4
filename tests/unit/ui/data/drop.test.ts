import { array, assert, constant, constantFrom, oneof, option, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsFiles, takeDrop } from '../../../../src/ui/data/own/drop.ts';

const file = (name: string) => new File(['a,b\n1,2'], name);
const entry = (isDirectory: boolean) => ({ webkitGetAsEntry: () => ({ isDirectory }) });

describe('a drop on the page', () => {
  it('is read if it is a single file', () => {
    const one = file('cats.csv');
    expect(takeDrop({ types: ['Files'], files: [one] })).toEqual({ file: one });
    expect(takeDrop({ types: ['Files'], files: [one], items: [entry(false)] })).toEqual({ file: one });
  });

  it('is ignored if it contains no file', () => {
    expect(takeDrop({ types: ['text/plain', 'text/html'], files: [] })).toBeNull();
    expect(takeDrop({ types: [], files: [] })).toBeNull();
  });

  it.each([
    ['several files', { files: [file('a.csv'), file('b.csv')] }, /2 files.*single file/],
    ['a folder', { files: [file('things')], items: [entry(true)] }, /things.*folder/],
    ['a file that may not be read', { files: [] }, /does not contain a file/],
  ])('is rejected with a sentence: %s', (_, dropped, sentence) => {
    expect(takeDrop({ types: ['Files'], ...dropped })).toEqual({ refused: expect.stringMatching(sentence) });
  });

  it('never throws, and accepts a file only if there is exactly one', () => {
    const items = array(
      oneof(
        constant({}),
        record({
          webkitGetAsEntry: constantFrom(
            () => null,
            () => ({ isDirectory: true }),
            () => ({ isDirectory: false }),
          ),
        }),
      ),
      { maxLength: 3 },
    );
    const dropped = record({
      types: array(oneof(constant('Files'), string()), { maxLength: 4 }),
      files: array(string().map(file), { maxLength: 3 }),
      items: option(items, { nil: undefined }),
    });
    assert(
      property(dropped, ({ items: given, ...rest }) => {
        const all = given === undefined ? rest : { ...rest, items: given };
        const taken = takeDrop(all);
        if (!holdsFiles(all)) expect(taken).toBeNull();
        else if (taken !== null && 'file' in taken) expect(all.files).toEqual([taken.file]);
        else expect(taken?.refused).toMatch(/\.$/);
      }),
      { numRuns: 10_000 },
    );
  });
});
