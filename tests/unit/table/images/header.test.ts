import { readdirSync, readFileSync } from 'node:fs';
import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageHeader, whatItIs } from '../../../../src/table/images/header.ts';
import { INPUTS, mutatedBytes } from '../../../support/mutations.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)),
  );
const zeros = (count: number) => new Array<number>(count).fill(0);

const PNG = bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0x21, 0xd4], [0, 0, 0x16, 0x8e]);
const JPEG = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 6, 1, 2, 3, 4],
  // A table, then a fill byte, then the start of a progressive frame.
  [0xff, 0xc4, 0, 4, 9, 9, 0xff, 0xff, 0xc2, 0, 17, 8, 0x0b, 0xb8, 0x0f, 0xa0],
);

describe('the header of an image', () => {
  it.each([
    ['PNG', PNG, 8660, 5774],
    ['JPEG', JPEG, 4000, 3000],
    ['WebP', bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(7), [0x9d, 0x01, 0x2a, 0x20, 0x43, 0x58, 0x02]), 800, 600],
    // 14 bits of width − 1, then 14 of height − 1.
    ['WebP', bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x1f, 0xc3, 0x95, 0x00]), 800, 600],
    ['WebP', bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x1f, 3, 0, 0x57, 2, 0]), 800, 600],
    ['GIF', bytes('GIF89a', [0x20, 3, 0x58, 2]), 800, 600],
    ['BMP', bytes('BM', [9, 9, 0, 0], zeros(8), [40, 0, 0, 0, 0x20, 3, 0, 0, 0xa8, 0xfd, 0xff, 0xff]), 800, 600],
    ['BMP', bytes('BM', [9, 9, 0, 0], zeros(8), [12, 0, 0, 0, 0x20, 3, 0x58, 2]), 800, 600],
    [
      'AVIF',
      bytes(
        [0, 0, 0, 24],
        'ftypavif',
        zeros(12),
        'ispe',
        zeros(6),
        [1, 0, 0, 0, 1, 0],
        'ispe',
        zeros(6),
        [3, 0x20, 0, 0, 2, 0x58],
      ),
      800,
      600,
    ],
  ])('gives the size of %s', (format, header, width, height) => {
    expect(imageHeader(header)).toEqual({ format, size: { width, height } });
  });

  it('names the format even if the size is beyond its end', () => {
    expect(imageHeader(PNG.subarray(0, 20))).toEqual({ format: 'PNG', size: null });
    expect(imageHeader(JPEG.subarray(0, 12))).toEqual({ format: 'JPEG', size: null });
  });

  it('gives the size of each picture in docs', () => {
    const pictures = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png'));
    for (const picture of pictures) {
      const size = imageHeader(readFileSync(`docs/${picture}`))?.size;
      expect(size?.width, picture).toBeGreaterThan(100);
      expect(size?.height, picture).toBeGreaterThan(100);
    }
  });

  it('is found in any part of a buffer', () => {
    const padded = new Uint8Array(PNG.length + 5);
    padded.set(PNG, 5);
    expect(imageHeader(padded.subarray(5))?.size?.width).toBe(8660);
  });

  it(`is a size that the file has bits for, or words about the file (${INPUTS} files)`, () => {
    const files = [
      ...[PNG, JPEG, bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x1f, 3, 0, 0x57, 2, 0])],
      ...[bytes('RIFF1234WEBPVP8L', zeros(9)), bytes('GIF89a', [0x20, 3, 0x58, 2])],
      ...[bytes('BM', [9, 9, 0, 0], zeros(8), [12, 0, 0, 0, 0x20, 3, 0x58, 2]), bytes('1234ftypavif', zeros(30))],
      ...[bytes('<?xml version="1.0"?>\n<svg '), bytes('name,age\n'), bytes('PK\x03\x04'), bytes('%PDF-1.7')],
    ];
    assert(
      property(mutatedBytes(files), (file) => {
        const header = imageHeader(file);
        const { width = 0, height = 0 } = header?.size ?? {};
        expect(Math.max(width, height)).toBeLessThanOrEqual(2 ** 32);
        expect([width, height].every(Number.isInteger)).toBe(true);
        const words = whatItIs(file);
        expect(words).toMatch(/^(is|begins with) [^\p{Cc}]{2,80}$/u);
      }),
      { numRuns: INPUTS },
    );
  });
});

describe('a file without an image', () => {
  it.each([
    ['is empty', bytes()],
    ['begins with the text “name,age”', bytes('name,age\n')],
    ['begins with the text “Dear Sir or”', bytes('Dear Sir or Madam')],
    ['begins with the bytes 00 01 02 03', bytes([0, 1, 2, 3, 4])],
    ['is a HEIC photo (browsers cannot decode it)', bytes([0, 0, 0, 24], 'ftypheic')],
    ['is a TIFF image (browsers cannot decode it)', bytes('II*\0')],
    ['is an SVG drawing without pixels', bytes('<?xml version="1.0"?>\n<svg ')],
    ['is a PDF document', bytes('%PDF-1.7')],
    ['is a ZIP archive', bytes('PK\x03\x04')],
    ['is a video', bytes([0, 0, 0, 24], 'ftypisom')],
    ['begins with the text “PKW,Preis”', bytes('PKW,Preis')],
  ])('%s', (words, content) => {
    expect(imageHeader(content)).toBeNull();
    expect(whatItIs(content)).toBe(words);
  });
});
