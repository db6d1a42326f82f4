/** Arrays as JSON that a person can read. */
import { shortestFloat32 } from '../../math/float32.ts';
import { formatShape, type Shape, sizeOf } from '../../math/shape.ts';
import { UnreadableFile } from '../../packing/unreadable-file.ts';
import { isRecord } from '../../table/is-record.ts';
import { grouped, quote } from '../../table/words.ts';
import type { ArrayFile, NamedArray } from '../arrays.ts';
import { isShape } from './elements.ts';
import { LIMITS } from './limits.ts';
import { parseJson } from './parse-json.ts';

const FORMAT = 'nabla weights';

/**
 * Arrays with their shapes, their elements nested as lists, and texts about them. A line holds the elements along the last
 * axis. JSON has no NaN and no infinity, so these are texts.
 */
export function weightsJson({ arrays, metadata }: ArrayFile): string {
  const written = arrays.map(({ name, shape, data }) => {
    const values = nested(data, shape, '      ');
    return `    ${JSON.stringify(name)}: {\n      "shape": ${JSON.stringify(shape)},\n      "values": ${values}\n    }`;
  });
  const texts = Object.entries(metadata).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const parts = [`"format": ${JSON.stringify(FORMAT)}`, `"metadata": ${block(texts)}`, `"arrays": ${block(written)}`];
  return `{\n  ${parts.join(',\n  ')}\n}\n`;
}

function block(entries: readonly string[]): string {
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n  }`;
}

/** Elements in row-major order as lists, one in the other. @param indent precedes the lines after the first */
function nested(data: NamedArray['data'], [length, ...shape]: Shape, indent: string): string {
  if (length === undefined) return numberText(data[0] as number);
  if (shape.length === 0) return `[${Array.from(data, numberText).join(', ')}]`;
  if (length === 0) return '[]';
  const size = sizeOf(shape);
  const inner = `${indent}  `;
  const rows = Array.from({ length }, (_, row) => nested(data.subarray(row * size, (row + 1) * size), shape, inner));
  return `[\n${inner}${rows.join(`,\n${inner}`)}\n${indent}]`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return JSON.stringify(String(value));
  return Object.is(value, -0) ? '-0' : String(shortestFloat32(value));
}

/**
 * The arrays of a text of `weightsJson`, and its texts.
 * @throws UnreadableFile if it is anything else
 */
export function readWeightsJson(bytes: Uint8Array): ArrayFile {
  if (bytes.length > LIMITS.json) {
    throw wrong(
      `it has ${grouped(bytes.length)} bytes, but at most ${grouped(LIMITS.json)} are read; safetensors and NPZ take less`,
    );
  }
  const file = parseJson(bytes, 'The file');
  if (!isRecord(file) || file.format !== FORMAT || !isRecord(file.arrays)) {
    throw wrong(`an object with "format": "${FORMAT}" and "arrays" is expected`);
  }
  const { metadata = {}, arrays } = file;
  if (!isRecord(metadata) || !Object.values(metadata).every((value) => typeof value === 'string')) {
    throw wrong('its "metadata" is not an object of texts');
  }
  return {
    arrays: Object.entries(arrays).map(arrayOf),
    metadata: metadata as Readonly<Record<string, string>>,
  };
}

function arrayOf([name, value]: [name: string, value: unknown]): NamedArray {
  const what = `the array ${quote(name)}`;
  const { shape, values } = isRecord(value) ? value : {};
  if (!isShape(shape) || shape.length > LIMITS.axes) {
    throw wrong(`${what} has no "shape" with at most ${LIMITS.axes} whole numbers`);
  }
  const elements = elementsIn(values, shape);
  const data = elements && numbersOf(elements);
  if (data) return { name, shape, data };
  throw wrong(`the "values" of ${what} are not numbers in lists of the shape ${formatShape(shape)}`);
}

/** The elements of nested lists in row-major order; null if these have another shape. */
function elementsIn(values: unknown, shape: Shape): readonly unknown[] | null {
  let level: readonly unknown[] = [values];
  for (const length of shape) {
    if (!level.every((list) => Array.isArray(list) && list.length === length)) return null;
    level = (level as readonly (readonly unknown[])[]).flat();
  }
  return level;
}

const NAMED: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity, '-Infinity': -Infinity };

/** null if one of the elements is no number. */
function numbersOf(elements: readonly unknown[]): Float32Array | null {
  const numbers = new Float32Array(elements.length);
  for (const [place, element] of elements.entries()) {
    const isName = typeof element === 'string' && Object.hasOwn(NAMED, element);
    const number = isName ? NAMED[element] : element;
    if (typeof number !== 'number') return null;
    numbers[place] = number;
  }
  return numbers;
}

function wrong(how: string): UnreadableFile {
  return new UnreadableFile(`The JSON file of weights cannot be read: ${how}.`);
}
