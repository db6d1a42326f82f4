import { array, assert, constant, constantFrom, oneof, option, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsFiles, takeDrop } from '../../../../src/ui/data/own/drop.ts';

const file = (name: string) => new File(['a,b\n1,2'], name);
const picture = (name: string) => new File(['…'], name, { type: 'image/png' });
const entryOf = (isDirectory: boolean) => ({ isDirectory }) as FileSystemEntry;
const entry = (isDirectory: boolean) => ({ webkitGetAsEntry: () => entryOf(isDirectory) });

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
    ['several tables', { files: [file('a.csv'), file('b.csv')] }, /2 files.*single file/],
    ['a file that may not be read', { files: [] }, /does not contain a file/],
  ])('is rejected with a sentence: %s', (_, dropped, sentence) => {
    expect(takeDrop({ types: ['Files'], ...dropped })).toEqual({ refused: expect.stringMatching(sentence) });
  });

  it('gives images if it contains a folder or an image', () => {
    const folder = { files: [file('things')], items: [entry(true)] };
    expect(takeDrop({ types: ['Files'], ...folder })).toEqual({ images: [entryOf(true)] });
    const files = [picture('a.png'), file('notes.txt')];
    expect(takeDrop({ types: ['Files'], files })).toEqual({ images: files });
    expect(takeDrop({ types: ['Files'], files, items: [entry(false), entry(false)] })).toEqual({
      images: [entryOf(false), entryOf(false)],
    });
    // Systems that do not know a type leave it empty.
    expect(takeDrop({ types: ['Files'], files: [file('a.AVIF')] })).toHaveProperty('images');
  });

  it('never throws, and reads a table only if there is exactly one', () => {
    const items = array(
      oneof(
        constant({}),
        record({
          webkitGetAsEntry: constantFrom(
            () => null,
            () => entryOf(true),
            () => entryOf(false),
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
        else if (taken !== null && 'images' in taken) expect(taken.images.length).toBeGreaterThan(0);
        else expect(taken?.refused).toMatch(/\.$/);
      }),
      { numRuns: 10_000 },
    );
  });
});
