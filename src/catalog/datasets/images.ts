import type { Column, Table } from '../../table/table.ts';
import { numbers } from './columns.ts';

/** Each pixel is one digit in this base. */
const BASE = 36;
const DIGIT = /^[0-9a-z]$/;

/** The columns of an image file: the class, then the pixels row by row. */
export function imageColumns(label: Column, width: number, height: number): Column[] {
  const pixels = Array.from({ length: width * height }, (_, place) =>
    numbers(`p${place}`, `Row ${Math.floor(place / width) + 1}, column ${(place % width) + 1}`),
  );
  return [label, ...pixels];
}

/**
 * Reads an image file. Its first line, such as "8x8,16", gives the size and the digit value of white. Then follows one
 * line for each image: the index of its class in the levels of the first column, a comma, and a base-36 digit for every
 * pixel. Pixels become numbers from 0 to 1.
 * @param file the name of the file, for errors
 * @throws Error that quotes the offending line, shortened
 */
export function parseImages(
  file: string,
  columns: readonly Column[],
  { width, height }: { readonly width: number; readonly height: number },
  text: string,
): Table {
  const [first = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const [size, white] = first.split(',');
  if (size !== `${width}x${height}` || !(Number(white) > 0)) {
    throw new Error(
      `${file} line 1: expected "${width}x${height}," and the value of white, found "${shortened(first)}"`,
    );
  }
  if (lines.length === 0) throw new Error(`${file}: no images after "${first}"`);

  const classes = columns[0]?.levels?.length ?? 0;
  const values = columns.map(() => new Float64Array(lines.length));
  const [labels, ...pixels] = values as [Float64Array, ...Float64Array[]];
  lines.forEach((line, row) => {
    const fail = (problem: string) => new Error(`${file} line ${row + 2}: ${problem} in "${shortened(line)}"`);
    const [label = '', digits = ''] = line.split(',');
    if (!/^(0|[1-9]\d*)$/.test(label) || Number(label) >= classes) throw fail(`unknown class "${shortened(label)}"`);
    if (digits.length !== pixels.length) throw fail(`expected ${pixels.length} pixels, found ${digits.length}`);
    labels[row] = Number(label);
    pixels.forEach((column, place) => {
      const digit = digits[place] as string;
      const value = DIGIT.test(digit) ? Number.parseInt(digit, BASE) / Number(white) : Number.NaN;
      if (!(value <= 1))
        throw fail(`pixel ${place}, "${digit}", is not a digit from 0 to ${Number(white).toString(BASE)}`);
      column[row] = value;
    });
  });
  return { columns, count: lines.length, values };
}

function shortened(line: string): string {
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
