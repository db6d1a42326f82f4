/**
 * The call syntax of an experiment's text:
 *
 *   terms    = term { "," term }
 *   term     = number | name [ "(" [ argument { "," argument } ] ")" ]
 *   argument = [ name "=" ] term
 *
 * Spaces are allowed between tokens. This module does not know what the names mean.
 */
import { quote } from './notices.ts';

export interface NumberTerm {
  readonly kind: 'number';
  readonly value: number;
  /** As written. */
  readonly text: string;
}

export interface CallTerm {
  readonly kind: 'call';
  readonly id: string;
  readonly args: readonly Argument[];
  /** As written. */
  readonly text: string;
}

export type Term = NumberTerm | CallTerm;

export interface Argument {
  /** null if its position identifies it. */
  readonly name: string | null;
  readonly value: Term;
}

/** Text that does not follow the syntax. The message gives the position, counted from 1, and what was found there. */
export class TextError extends Error {}

const MAX_DEPTH = 8;
const BLANK = /\s*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![A-Za-z0-9_.])/y;
const WHOLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether `text` can be an id or a feature in an experiment's text. */
export function isName(text: string): boolean {
  return WHOLE_NAME.test(text);
}

/**
 * Reads a list of terms separated by commas.
 * @throws TextError
 */
export function parseTerms(text: string): readonly Term[] {
  return new Reader(text).all();
}

/** A number as the shortest text that reads back as the same number: 0.03, 1e-7, 1e21. */
export function printNumber(value: number): string {
  // Without "+", which some programs turn into a space when they pass a link on.
  return String(value).replace('e+', 'e');
}

/** A call: `id`, or `id(argument,argument)`. */
export function printCall(id: string, args: readonly string[]): string {
  return args.length === 0 ? id : `${id}(${args.join(',')})`;
}

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  all(): readonly Term[] {
    const terms = [this.term(0)];
    while (this.take(',')) terms.push(this.term(0));
    if (this.at < this.text.length) throw this.unexpected('a comma or the end');
    return terms;
  }

  private term(depth: number): Term {
    this.match(BLANK);
    const start = this.at;
    const number = this.match(NUMBER);
    if (number !== null) return { kind: 'number', value: Number(number), text: number };
    const id = this.match(NAME);
    if (id === null) throw this.unexpected('a name or a number');
    const args = this.take('(') ? this.args(depth + 1) : [];
    return { kind: 'call', id, args, text: this.text.slice(start, this.at).trimEnd() };
  }

  private args(depth: number): readonly Argument[] {
    if (depth > MAX_DEPTH) throw new TextError(`brackets are nested more than ${MAX_DEPTH} deep`);
    const args: Argument[] = [];
    if (this.take(')')) return args;
    do args.push(this.argument(depth));
    while (this.take(','));
    if (!this.take(')')) throw this.unexpected('a comma or ")"');
    return args;
  }

  private argument(depth: number): Argument {
    this.match(BLANK);
    const start = this.at;
    const name = this.match(NAME);
    if (name !== null && this.take('=')) return { name, value: this.term(depth) };
    this.at = start;
    return { name: null, value: this.term(depth) };
  }

  /** Consumes `token` if it comes next. */
  private take(token: string): boolean {
    this.match(BLANK);
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    this.match(BLANK);
    return true;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  private unexpected(wanted: string): TextError {
    const next = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    const found = this.at < this.text.length ? `found ${quote(next)}` : 'the text ends';
    return new TextError(`expected ${wanted} at character ${this.at + 1}, but ${found}`);
  }
}
