import { UnreadableFile } from '../../packing/unreadable-file.ts';
import { quote } from '../../table/words.ts';

/**
 * Parses JSON from outside.
 * @param what the noun for it, in sentences: "The header"
 * @throws UnreadableFile if the bytes are not UTF-8 or no JSON, or an object has a key twice, of which parsers keep one
 */
export function parseJson(bytes: Uint8Array, what: string): unknown {
  const text = decoded(bytes, what);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(`${what} is not JSON: ${(error as Error).message}.`);
  }
  const repeated = repeatedKey(text);
  if (repeated === null) return value;
  throw new UnreadableFile(`${what} names ${quote(repeated)} twice, but each name is allowed once.`);
}

function decoded(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(`${what} is not text in UTF-8, which JSON has to be.`);
  }
}

/** A string, with the colon that follows a key, or the beginning or end of an object. */
const TOKENS = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/g;

/** A key that an object in a valid JSON text has twice; null if there is none. */
function repeatedKey(text: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, string, colon] of text.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const key: string = string?.includes('\\') ? JSON.parse(`"${string}"`) : (string ?? '');
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return null;
}

/** Whether a value is an object of JSON, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
