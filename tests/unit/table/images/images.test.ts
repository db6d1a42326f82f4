import { describe, expect, it } from 'vitest';
import { classesOf, folderAround, isHidden } from '../../../../src/table/images/folders.ts';
import { imageTable } from '../../../../src/table/images/image-table.ts';
import { labelProblem, labelRemarks } from '../../../../src/table/images/labels.ts';
import { isTooLarge, limitSentence, refusalSentences } from '../../../../src/table/images/refusals.ts';
import { type ImageSettings, type Picture, scaled } from '../../../../src/table/images/scale.ts';
import { spreadOver } from '../../../../src/table/images/spread.ts';

const times = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value);

describe('the class of an image', () => {
  it.each([
    ['is the name of its folder', ['pets/cats/1.png', 'pets/dogs/1.png'], ['cats', 'dogs']],
    ['is the innermost folder', ['pets/train/cats/1.png', 'pets/test/cats/2.png'], ['cats', 'cats']],
    ['comes from folders side by side', ['cats/1.png', 'dogs/1.png'], ['cats', 'dogs']],
    ['is unknown without a folder', ['1.png', '2.png'], [null, null]],
    ['is unknown if all images are in one folder', ['pets/all/1.png', 'pets/all/2.png'], [null, null]],
    ['is unknown directly in the folder that was chosen', ['pets/1.png', 'pets/cats/2.png'], [null, 'cats']],
    ['is unknown beside folders', ['1.png', 'cats/2.png', 'dogs/3.png'], [null, 'cats', 'dogs']],
    ['is unknown for no images', [], []],
  ])('%s', (_, paths, classes) => {
    expect(classesOf(paths)).toEqual(classes);
  });

  it('does not come from the folder around all', () => {
    expect(folderAround(['pets/cats/1.png', 'pets/dogs/1.png'])).toBe('pets');
    expect(folderAround(['cats/1.png', 'dogs/1.png'])).toBeNull();
    expect(folderAround([])).toBeNull();
  });

  it('is not sought in what systems put into folders', () => {
    const paths = ['a/.DS_Store', '__MACOSX/a/1.png', 'a/Thumbs.db', '.git/x.png'];
    expect(paths.filter((path) => !isHidden(path))).toEqual([]);
    expect(isHidden('a/photo.1.png')).toBe(false);
  });
});

describe('too many images', () => {
  it('are chosen evenly over the classes, in order', () => {
    const classes = [...times(1000, 'a'), ...times(1000, 'b'), ...times(1000, 'c')];
    const chosen = spreadOver(classes, 2000);
    expect(chosen).toHaveLength(2000);
    expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
    expect(['a', 'b', 'c'].map((name) => chosen.filter((index) => classes[index] === name).length)).toEqual([
      666, 667, 667,
    ]);
  });

  it('leave a small class whole', () => {
    const classes = [...times(2990, 'many'), ...times(10, 'few')];
    const chosen = spreadOver(classes, 2000);
    expect(chosen).toHaveLength(2000);
    expect(chosen.filter((index) => classes[index] === 'few')).toHaveLength(10);
  });

  it('are all used if they fit', () => {
    expect(spreadOver([null, 'a', null], 5)).toEqual([0, 1, 2]);
    expect(spreadOver([], 5)).toEqual([]);
    expect(spreadOver(['a', 'b'], 0)).toEqual([]);
  });

  it('are reported with the numbers', () => {
    expect(limitSentence(3000, 2000, 0)).toBe(
      'You gave 3,000 images, but at most 2,000 fit. The first 2,000, spread evenly over the classes, are used.',
    );
    expect(limitSentence(300, 0, 2000)).toBe(
      'You gave 300 images, but at most 2,000 fit and there are 2,000 already. None of them is added.',
    );
  });
});

describe('a file that is not used', () => {
  it('is named with what is wrong and the numbers', () => {
    expect(
      refusalSentences([
        { why: 'no image', path: 'pets/notes.txt', is: 'begins with the text “Dear Sir”' },
        { why: 'too large', path: 'sky.jpg', width: 8660, height: 5774 },
        { why: 'damaged', path: 'cut.png', format: 'PNG' },
      ]),
    ).toEqual([
      '1 file is ignored, because it is not an image that this browser can read: “notes.txt” begins with the text “Dear Sir”.',
      '1 image is ignored, because it has more than 25 megapixels: “sky.jpg” has 50 megapixels (8,660 × 5,774). Scale it down and add it again.',
      '1 image is ignored, because this browser cannot decode it: “cut.png” begins like a PNG image, but breaks off or was changed. Save it again as PNG or JPEG.',
    ]);
  });

  it('is counted if there are many', () => {
    const refusals = Array.from(
      { length: 12 },
      (_, index) => ({ why: 'no image', path: `${index}.txt`, is: 'is empty' }) as const,
    );
    expect(refusalSentences(refusals)).toEqual([
      '12 files are ignored, because they are not images that this browser can read: “0.txt” is empty, “1.txt” is empty, “2.txt” is empty and 9 more.',
    ]);
  });

  it('has more than 25 megapixels', () => {
    expect(isTooLarge({ width: 5000, height: 5000 })).toBe(false);
    expect(isTooLarge({ width: 5001, height: 5000 })).toBe(true);
  });
});

describe('classes', () => {
  it.each([
    ['none at all', times(12, null), /No image has a class/],
    ['a single one', times(12, 'cat'), /All images are of the class “cat”, so there is nothing to learn/],
    [
      'a single one beside images without',
      [...times(12, 'cat'), null],
      /All images with a class are of the class “cat”/,
    ],
    ['too few images', ['cat', 'dog'], /2 images with a class are too few: at least 10/],
    ['too many classes', times(51, '').map((_, index) => `c${index}`), /There are 51 classes, but at most 50/],
  ])('cannot be learned if there are: %s', (_, labels, sentence) => {
    expect(labelProblem(labels)?.message).toMatch(sentence);
  });

  it('can be learned from ten images of two', () => {
    expect(labelProblem([...times(9, 'cat'), 'dog', null])).toBeUndefined();
  });

  it('with one image, and images without a class, are reported', () => {
    expect(labelRemarks([...times(9, 'cat'), 'dog', null])).toEqual([
      '1 of 11 images has no class and will not be used.',
      expect.stringMatching(/^The class “dog” has only one image, which cannot be in both/),
    ]);
    expect(labelRemarks(['a', 'b', 'c', 'c'])[0]).toMatch(/^The classes “a” and “b” have only one image each/);
    expect(labelRemarks(times(9, 'cat'))).toEqual([]);
  });
});

/** 4 × 2 pixels: red, green, blue and white in both rows. */
const row = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];
const wide: Picture = { width: 4, height: 2, rgb: Uint8Array.from([...row, ...row]) };
/** 8 × 8 pixels, all different. */
const square: Picture = { width: 8, height: 8, rgb: Uint8Array.from({ length: 192 }, (_, index) => index) };
const settings = (change: Partial<ImageSettings>): ImageSettings => ({
  side: 8,
  colors: 'color',
  fit: 'cut',
  ...change,
});

describe('a scaled image', () => {
  it('of the right size is unchanged, channel by channel', () => {
    const result = scaled(square, settings({}));
    expect(result).toEqual(Uint8Array.from({ length: 192 }, (_, index) => 3 * (index % 64) + Math.floor(index / 64)));
  });

  it('is the mean over the area of each pixel', () => {
    const large: Picture = {
      width: 16,
      height: 16,
      rgb: Uint8Array.from({ length: 768 }, (_, index) => (Math.floor(index / 3) % 2 === 0 ? 10 : 30)),
    };
    expect(new Set(scaled(large, settings({})))).toEqual(new Set([20]));
  });

  it('shows its centre if it is cut', () => {
    const result = scaled(wide, settings({}));
    // The left half is green, the right half is blue.
    expect([0, 7].map((x) => [0, 64, 128].map((channel) => result[channel + x]))).toEqual([
      [0, 255, 0],
      [0, 0, 255],
    ]);
  });

  it('is whole on a background', () => {
    const white = scaled(wide, settings({ fit: 'white' }));
    const black = scaled(wide, settings({ fit: 'black' }));
    const column = (result: Uint8Array) => Array.from({ length: 8 }, (_, y) => result[64 + 8 * y]);
    // The green of a red pixel is 0.
    expect(column(white)).toEqual([255, 255, 0, 0, 0, 0, 255, 255]);
    expect(column(black)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(black[7]).toBe(0);
    expect(black[8 * 3 + 7]).toBe(255);
  });

  it('is grey by its luminance', () => {
    const light = scaled(wide, settings({ fit: 'black', colors: 'light' }));
    const dark = scaled(wide, settings({ fit: 'black', colors: 'dark' }));
    const line = (result: Uint8Array) => [0, 2, 4, 6].map((x) => result[8 * 3 + x]);
    expect(line(light)).toEqual([76, 150, 29, 255]);
    expect(line(dark)).toEqual([179, 105, 226, 0]);
    expect(light).toHaveLength(64);
  });
});

it('the table of images has their classes in order, and their pixels from 0 to 1', () => {
  const size = { channels: 1, height: 1, width: 2 };
  const table = imageTable('Pets', ['b10', 'b9', 'b10'], size, Uint8Array.of(0, 255, 51, 102, 0, 0));
  expect(table.columns.map(({ levels, image }) => levels ?? image)).toEqual([['b9', 'b10'], size]);
  expect(table.values).toEqual([Float64Array.of(1, 0, 1), Float64Array.of(0, 1, 0.2, 0.4, 0, 0)]);
  expect(table).toMatchObject({ name: 'Pets', target: 'class', count: 3 });
});
