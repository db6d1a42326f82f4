import type { Delimiter } from './delimiter.ts';

/** Encodings that can be chosen: the name for `TextDecoder`, and the name for people. */
export const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, low byte first',
  'utf-16be': 'UTF-16, high byte first',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  'windows-1256': 'Windows-1256 (Arabic)',
  'iso-8859-2': 'ISO 8859-2 (Central Europe)',
  'iso-8859-5': 'ISO 8859-5 (Cyrillic)',
  'iso-8859-7': 'ISO 8859-7 (Greek)',
  'koi8-r': 'KOI8-R (Cyrillic)',
  gb18030: 'GB18030 (Chinese)',
  big5: 'Big5 (Chinese)',
  shift_jis: 'Shift-JIS (Japanese)',
  'euc-jp': 'EUC-JP (Japanese)',
  'euc-kr': 'EUC-KR (Korean)',
} as const;

export type Encoding = keyof typeof ENCODINGS;

/** The sign before the decimals. */
export type DecimalSign = '.' | ',';

/** How to read a file; options that are not given are detected. */
export interface ReadOptions {
  /** The line that names the columns, from 1, or that none does. */
  readonly header?: number | 'none';
  /** The encoding of the bytes; pasted text has none. */
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly decimal?: DecimalSign;
  /** Texts that count as missing besides empty cells, in upper or lower case; a number also in its other spellings. */
  readonly missing?: readonly string[];
  /** How notes and totals below the table are treated. */
  readonly footer?: 'ignore' | 'read';
}

/** How a file was read: a person's choices, and the detected values for everything else. */
export interface ReadAs {
  readonly header: number | 'none';
  /** null for pasted text. */
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter;
  readonly decimal: DecimalSign;
  /** The texts that count as missing, as written in the file; or those that a person gave. */
  readonly missing: readonly string[];
  /** null if there is nothing below the table. */
  readonly footer: 'ignore' | 'read' | null;
}
