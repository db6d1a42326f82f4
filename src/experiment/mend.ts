/**
 * Undoes the changes that mail programs, chat programs and link scanners make to a link: takes a text, returns possible
 * originals.
 */
import { KEYS } from './keys.ts';
import { PAGE_KEYS } from './page/keys.ts';

/** Each program that passes a link on may encode it once; up to this many encodings are undone. */
const ROUNDS = 4;
/** How many wrappers of link scanners are removed, if they are nested. */
const WRAPPERS = 3;
/** At most this many values of a query are examined. */
const MOST_VALUES = 8;

/**
 * Yields possible originals of the experiment's text, the smallest change first. Each of them is tidied: see `tidy`.
 */
export function* mendings(text: string): Generator<string> {
  yield* mendingsOf(unquoted(text));
  // If every "=" of the text was encoded before the mail was, only those at line ends are left.
  if (!text.includes(QUOTED_EQUALS) && text.search(SOFT_BREAK) >= 0) yield* mendingsOf(text.replace(SOFT_BREAK, ''));
}

function* mendingsOf(text: string, depth = 0): Generator<string> {
  let changed = text;
  for (let round = 0; round <= ROUNDS; round++) {
    const hash = changed.indexOf('#');
    if (hash >= 0) {
      yield tidy(changed.slice(hash + 1));
      yield* fromFirstKey(changed.slice(hash + 1));
    }
    yield* fromFirstKey(changed);
    if (depth < WRAPPERS) for (const wrapped of wrappedIn(changed)) yield* mendingsOf(unquoted(wrapped), depth + 1);
    // A link scanner may have encoded a mail in quoted-printable.
    const next = unquoted(narrow(decode(withoutEntities(changed.replace(INVISIBLE, '')))));
    // The first round has removed invisible characters, even if there was nothing to decode.
    if (next === changed) return;
    changed = next;
  }
}

/** How mail in quoted-printable writes "=". */
export const QUOTED_EQUALS = '=3D';

/** How it joins a line with the next one. */
const SOFT_BREAK = /=[ \t]*\r?\n(?:>[ \t]*)*/g;

/** Decodes a quoted-printable mail. */
function unquoted(text: string): string {
  if (!text.includes(QUOTED_EQUALS)) return text;
  return text.replace(/=(3D|[ \t]*\r?\n(?:>[ \t]*)*)?/g, (_, rest) => (rest === '3D' ? '=' : ''));
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Not after "&": an unknown first pair before the "&" belongs to the text. */
const FIRST_KEY = new RegExp(`(?<![\\w&;])(?:${[...KEYS, ...PAGE_KEYS].join('|')})=`);

function* fromFirstKey(text: string): Generator<string> {
  const start = text.search(FIRST_KEY);
  if (start >= 0) yield tidy(text.slice(start));
}

/** Not before "&" and another pair: a person may write the version first. */
const VERSION = /v(?<=&\s*v)\s*=\s*\d+(?!\d|\s*&\s*\w+\s*=)/;
/** The characters that a text can end with, even if it was cut. */
const LAST = /[\w(),=&~-]/;

/**
 * The text on one line, without spaces, up to its version or else up to the last character that a text can end with.
 */
function tidy(text: string): string {
  const version = VERSION.exec(text);
  const whole = version === null ? text : text.slice(0, version.index + version[0].length);
  // Quoted mail starts each line with ">".
  const line = whole.replace(/[\s\p{Cc}]+(?:>\s*)*/gu, '').replace(/%[0-9a-f]?$/i, '');
  let excess = -openBrackets(line);
  let end = line.length;
  for (; end > 0; end--) {
    const last = line[end - 1] as string;
    if (last === ')' && excess > 0) excess--;
    else if (LAST.test(last)) break;
  }
  return line.slice(0, end);
}

/** How many more brackets a text opens than it closes. */
export function openBrackets(text: string): number {
  let open = 0;
  for (const letter of text) open += letter === '(' ? 1 : letter === ')' ? -1 : 0;
  return open;
}

/** Decodes percent-encoding wherever it is valid, and changes nothing else. */
export function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/** Replaces full-width letters and punctuation, which Chinese and Japanese keyboards produce. */
function narrow(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  AMP: '&',
  num: '#',
  equals: '=',
  lpar: '(',
  rpar: ')',
  comma: ',',
  period: '.',
  sol: '/',
  lowbar: '_',
  percnt: '%',
  quest: '?',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
};

function withoutEntities(text: string): string {
  return (
    text
      .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (entity, decimal, hexadecimal, name) => {
        if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] as string) : entity;
        const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
      })
      // Browsers turn "&reg" into a sign even without the semicolon, but it is a key.
      .replace(/®(?==)/g, '&reg')
  );
}

/** The addresses inside an address: in its query, as with most scanners, or in the formats of Proofpoint. */
function* wrappedIn(text: string): Generator<string> {
  const query = text.indexOf('?');
  if (query >= 0) {
    const values = text.slice(query + 1).split(/[&?]/);
    yield* values.filter((value) => /%(?:25)*3d/i.test(value)).slice(0, MOST_VALUES);
    // Version 2 of Proofpoint writes "-" for "%", and "_" for "/".
    const second = values.find((value) => /^u=.*-3d/i.test(value));
    if (second !== undefined) yield second.replace(/-(?=[0-9a-f]{2})/gi, '%').replaceAll('_', '/');
  }
  const third = folded(text);
  if (third !== null) yield unfolded(third.text, third.list);
}

const LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The address between `/v3/__` and `__;`, and the list behind it, in one pass however often these marks occur. */
function folded(text: string): { readonly text: string; readonly list: string } | null {
  const start = text.indexOf(FOLD);
  const end = start < 0 ? -1 : text.indexOf('__;', start + FOLD.length + 1);
  const list = end < 0 ? null : /^[\w-]*={0,2}(?=!)/.exec(text.slice(end + 3, end + 3 + LONGEST_LIST));
  return list && { text: text.slice(start + FOLD.length, end), list: list[0] };
}

const FOLD = '/v3/__';
const LONGEST_LIST = 10_000;

/**
 * Version 3 of Proofpoint: "*" means the next character of a list, and "**" with a letter means several, whose number
 * the letter encodes.
 */
function unfolded(text: string, list: string): string {
  let characters: string;
  try {
    characters = decode(
      Array.from(
        atob(list.replaceAll('-', '+').replaceAll('_', '/')),
        (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
      ).join(''),
    );
  } catch {
    return text;
  }
  let at = 0;
  return text.replace(/\*(?:\*([\w-]))?/g, (_, length?: string) => {
    const count = length === undefined ? 1 : LENGTHS.indexOf(length) + 2;
    at += count;
    return characters.slice(at - count, at);
  });
}
