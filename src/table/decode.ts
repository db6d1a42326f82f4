import { guessEncoding } from './encoding.ts';
import { ENCODINGS, type Encoding } from './options.ts';
import type { Problem } from './problem.ts';
import { quote } from './words.ts';

/** First bytes of files that are not text, and the kind of such a file. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'a compressed archive'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook or another Office file'],
  ['%PDF', 'a PDF'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\x1f\x8b', 'a compressed file'],
  ['7z\xbc\xaf', 'a compressed archive'],
  ['PAR1', 'a Parquet file'],
  ['ARROW1', 'an Arrow file'],
  ['SQLite format 3', 'a database'],
  ['\x89HDF', 'an HDF5 file'],
  ['\x93NUMPY', 'a NumPy array'],
  ['\x80\x04\x95', 'a Python pickle'],
];

/** Archives whose kind follows from their file extension. */
const WORKBOOKS: Readonly<Record<string, string>> = {
  xlsx: 'an Excel workbook',
  xlsm: 'an Excel workbook',
  ods: 'a LibreOffice workbook',
  numbers: 'a Numbers workbook',
};

/** From this share of NUL bytes at every other position, a text is taken for UTF-16. */
const SHARE_OF_NUL = 0.4;
const SAMPLE = 4096;

function starts(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

/** The kind of a file that does not contain text. */
function binary(bytes: Uint8Array, name: string): string | undefined {
  const found = SIGNATURES.find(([signature]) => starts(bytes, signature))?.[1];
  if (found !== 'a compressed archive') return found;
  return WORKBOOKS[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'a compressed archive, or an Excel workbook';
}

/** Detects UTF-16 by its byte order mark, or by the NUL before or after each ASCII letter. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (starts(bytes, '\xff\xfe')) return 'utf-16le';
  if (starts(bytes, '\xfe\xff')) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const pairs = sample.length >> 1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < 2 * pairs; index++) {
    if (sample[index] === 0) index % 2 === 0 ? even++ : odd++;
  }
  if (odd > SHARE_OF_NUL * pairs && even === 0) return 'utf-16le';
  if (even > SHARE_OF_NUL * pairs && odd === 0) return 'utf-16be';
  return undefined;
}

/** Line of the first byte that is not UTF-8, from 1. */
function firstBroken(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes);
  return text.slice(0, text.indexOf('\ufffd')).split(/\r\n?|\n/).length;
}

/** The text in a file. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** Set if the encoding is a guess. */
  readonly warning?: Problem;
}

/**
 * Decodes the text in a file, without a byte order mark, using the given encoding or else the one that it seems to
 * have.
 */
export function decode(bytes: Uint8Array, name: string, encoding?: Encoding): Decoded | Problem {
  const kind = binary(bytes, name);
  if (kind) {
    return {
      message: `${quote(name)} is ${kind}, not text. Open it in the program that made it, and save or export it as CSV.`,
    };
  }
  const read = (as: Encoding): Decoded => ({ text: new TextDecoder(as).decode(bytes), encoding: as });
  if (encoding) return read(encoding);
  const wide = utf16(bytes);
  if (wide) return read(wide);

  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    return {
      message: `${quote(name)} is not text: byte ${nul + 1} is NUL. Save or export the table as CSV.`,
    };
  }

  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const line = firstBroken(bytes);
    const guessed = guessEncoding(bytes);
    const message = `The file is not UTF-8 (line ${line} is the first with an invalid byte) and is read as ${ENCODINGS[guessed]}. If letters look wrong, choose another encoding.`;
    return { ...read(guessed), warning: { message, line } };
  }
}
