/** Undoes what mail programs, chat programs and link scanners do to a link. Text in, possible originals out. */
import { KEYS } from './limits.ts';

/** Each program that passes a link on may encode it once; this many in a row are undone. */
const ROUNDS = 4;
/** A scanner's wrapper around a wrapper around a link. */
const WRAPPERS = 3;
/** At most this many values of a query are examined. */
const MOST_VALUES = 8;

/** The experiment's text as it may have been, the smallest change first. All of it is tidied: see `tidy`. */
export function* mendings(text: string, depth = 0): Generator<string> {
  let changed = unquoted(text);
  for (let round = 0; round <= ROUNDS; round++) {
    const hash = changed.indexOf('#');
    if (hash >= 0) {
      yield tidy(changed.slice(hash + 1));
      yield* fromFirstKey(changed.slice(hash + 1));
    }
    yield* fromFirstKey(changed);
    if (depth < WRAPPERS) for (const wrapped of wrappedIn(changed)) yield* mendings(wrapped, depth + 1);
    const next = narrow(decode(withoutEntities(changed.replace(INVISIBLE, ''))));
    // The first round has taken invisible characters away, even if there was nothing to decode.
    if (next === changed) return;
    changed = next;
  }
}

/** How mail in quoted-printable writes "=". */
export const QUOTED_EQUALS = '=3D';

/** A mail in quoted-printable as it was: any other "=" ended a line that went on in the next. */
function unquoted(text: string): string {
  if (!text.includes(QUOTED_EQUALS)) return text;
  return text.replace(/=(3D|[ \t]*\r?\n(?:>[ \t]*)*)?/g, (_, rest) => (rest === '3D' ? '=' : ''));
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Not behind "&": what comes before a first pair that is unknown belongs to the text. */
const FIRST_KEY = new RegExp(`(?<![\\w&;])(?:${KEYS.join('|')})=`);

function* fromFirstKey(text: string): Generator<string> {
  const start = text.search(FIRST_KEY);
  if (start >= 0) yield tidy(text.slice(start));
}

/** Not before "&" and another pair: a version that a person wrote may come first. */
const VERSION = /v(?<=&\s*v)\s*=\s*\d+(?!\d|\s*&\s*\w+\s*=)/;
/** Nothing ends with other characters, not even where it was cut. */
const LAST = /[\w(),=&~-]/;

/** On one line, without blanks, and only up to its version, or else up to the last character that may be the last. */
function tidy(text: string): string {
  const version = VERSION.exec(text);
  const whole = version === null ? text : text.slice(0, version.index + version[0].length);
  // A mail that is quoted begins each line with ">".
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

/** Percent-encoding undone wherever it is sound, and nothing else. */
export function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/** Letters and punctuation of full width, which keyboards for Chinese and Japanese type. */
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
      // Browsers take "&reg" for a sign even without the semicolon, and it is a key.
      .replace(/®(?==)/g, '&reg')
  );
}

/** The addresses that an address holds: in its query, as most scanners have it, or in the forms of Proofpoint. */
function* wrappedIn(text: string): Generator<string> {
  const query = text.indexOf('?');
  if (query >= 0) {
    const values = text.slice(query + 1).split(/[&?]/);
    yield* values.filter((value) => /%(?:25)*3d/i.test(value)).slice(0, MOST_VALUES);
    // Version 2 writes "-" for "%", and "_" for "/".
    const second = values.find((value) => /^u=.*-3d/i.test(value));
    if (second !== undefined) yield second.replace(/-(?=[0-9a-f]{2})/gi, '%').replaceAll('_', '/');
  }
  const third = /\/v3\/__(.+?)__;([\w-]*={0,2})!/.exec(text);
  if (third !== null) yield unfolded(third[1] as string, third[2] as string);
}

const LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Version 3 of Proofpoint: "*" means the next character of a list, "**" and a letter means as many characters as the letter encodes. */
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
