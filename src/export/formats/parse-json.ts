import { UnreadableFile } from '../../packing/unreadable-file.ts';
import { quote } from '../../table/words.ts';
import { LIMITS } from './limits.ts';

/** Lists and objects one in the other; deeper ones take a parser long, and no file of arrays needs them. */
const DEEPEST = LIMITS.axes + 8;

/**
 * Parses JSON from outside.
 * @param what the noun for it, in sentences: "The header"
 * @throws UnreadableFile if the bytes are not UTF-8 or no JSON, or an object has a key twice, because parsers keep only one
 */
export function parseJson(bytes: Uint8Array, what: string): unknown {
  const text = decoded(bytes, what);
  checkStructure(text, what);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(`${what} is not JSON: ${(error as Error).message}.`);
  }
}

function decoded(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(`${what} is not text in UTF-8, which JSON has to be.`);
  }
}

const [QUOTE, BACKSLASH, COLON, SPACE] = [0x22, 0x5c, 0x3a, 0x20];
const [LIST, END_OF_LIST, OBJECT, END_OF_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Checks the depth and the keys of a text, which may be no JSON. A loop, because a regular expression can overflow. */
function checkStructure(text: string, what: string): void {
  /** The keys of the open objects, from the outermost; null for a list. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === LIST || sign === OBJECT) {
      open.push(sign === OBJECT ? new Set() : null);
      if (open.length > DEEPEST) throw new UnreadableFile(`${what} has lists in lists more than ${DEEPEST} deep.`);
    } else if (sign === END_OF_LIST || sign === END_OF_OBJECT) {
      open.pop();
    } else if (sign === QUOTE) {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && isColonAfter(text, end)) {
        const key = unescaped(text.slice(at, end + 1));
        if (keys.has(key))
          throw new UnreadableFile(`${what} names ${quote(key)} twice, but each name is allowed once.`);
        keys.add(key);
      }
      at = end;
    }
  }
}

/** The position of the quote that ends a string; the end of the text without one. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function isColonAfter(text: string, end: number): boolean {
  let at = end + 1;
  while (text.charCodeAt(at) <= SPACE) at++;
  return text.charCodeAt(at) === COLON;
}

/** What a string literal says; the literal itself if it is not valid, which the parser notices. */
function unescaped(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal;
  }
}
