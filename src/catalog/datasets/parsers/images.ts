import type { ImageSize } from '../../../math/sample.ts';
import { imageColumn, pixelCount } from '../../../table/pixels.ts';
import type { Column, Table } from '../../../table/table.ts';

/** Each pixel is one digit in this base. */
const BASE = 36;

/**
 * Reads a file of images with one channel. Its first line, such as "8x8,16", gives the size and the digit value of
 * white. Then follows one line for each image: the index of its class in the levels of the first column, a comma, and a
 * base-36 digit for every pixel. Pixels become numbers from 0 to 1.
 * @param file the name of the file, for errors
 * @param columns the class, then the image
 * @throws Error that quotes the offending line, shortened
 */
export function parseImages(file: string, columns: readonly Column[], text: string): Table {
  const image = imageColumn(columns)?.image as ImageSize;
  const [first = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const [size, white] = first.split(',');
  const wanted = `${image.width}x${image.height}`;
  if (size !== wanted || !(Number(white) > 0)) {
    throw new Error(`${file} line 1: expected "${wanted}," and the value of white, found "${shortened(first)}"`);
  }
  if (lines.length === 0) throw new Error(`${file}: no images after "${first}"`);

  const classes = columns[0]?.levels?.length ?? 0;
  const shades = shadesOf(Number(white));
  const count = pixelCount(image);
  const labels = new Float64Array(lines.length);
  const pixels = new Float64Array(lines.length * count);
  lines.forEach((line, row) => {
    const fail = (problem: string) => new Error(`${file} line ${row + 2}: ${problem} in "${shortened(line)}"`);
    const [label = '', digits = ''] = line.split(',');
    if (!/^(0|[1-9]\d*)$/.test(label) || Number(label) >= classes) throw fail(`unknown class "${shortened(label)}"`);
    if (digits.length !== count) throw fail(`expected ${count} pixels, found ${digits.length}`);
    labels[row] = Number(label);
    for (let place = 0; place < count; place++) {
      const value = shades.get(digits.charCodeAt(place));
      if (value === undefined) {
        const highest = Number(white).toString(BASE);
        throw fail(`pixel ${place}, "${digits[place]}", is not a digit from 0 to ${highest}`);
      }
      pixels[row * count + place] = value;
    }
  });
  return { columns, count: lines.length, values: [labels, pixels] };
}

/** The value of each digit up to white, by its character code. */
function shadesOf(white: number): ReadonlyMap<number, number> {
  const digits = Array.from({ length: BASE }, (_, value) => value.toString(BASE));
  return new Map(
    digits.flatMap((digit, value) => (value <= white ? [[digit.charCodeAt(0), value / white] as const] : [])),
  );
}

function shortened(line: string): string {
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
