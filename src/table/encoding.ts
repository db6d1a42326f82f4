import { analyse } from 'chardet';
import { ENCODINGS, type Encoding } from './options.ts';

/** The number of bytes that are examined, starting at the first that is not ASCII. */
const SAMPLE = 2 ** 16;

/** Names that detectors use but `TextDecoder` maps to a superset of the encoding. */
const HELD_BY: Readonly<Record<string, Encoding>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-6': 'windows-1256',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
};

function encodingCalled(name: string): Encoding | undefined {
  const lower = name.toLowerCase();
  if (Object.hasOwn(ENCODINGS, lower)) return lower as Encoding;
  return Object.hasOwn(HELD_BY, lower) ? HELD_BY[lower] : undefined;
}

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The most likely encoding of text that is not UTF-8, judged by the most frequent letters and letter pairs of
 * languages.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const likely = analyse(bytes.subarray(first, first + SAMPLE)).map(({ name }) => encodingCalled(name));
  return likely.find((one) => one !== undefined && one !== 'utf-8' && isValid(bytes, one)) ?? 'windows-1252';
}
