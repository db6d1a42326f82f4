import { capitalized } from '../math/capitalized.ts';
import type { Section } from './lookup.ts';

/** One problem with a text or an edit, for a person to read. */
export interface Notice {
  /** The key of the text that it is about (`opt`), or `text` for the text as a whole. */
  readonly key: string;
  /** A self-contained sentence: what was wrong, what is allowed, what is used instead. */
  readonly message: string;
  /** The requested data are not available: nothing should train before a person has chosen other data. */
  readonly withholds?: true;
  /** The data that were requested cannot be used, so a file with the same data would be refused too. */
  readonly unusable?: true;
  /** The section of the catalog with the possible names. The code that shows the notice says where to find them. */
  readonly choices?: Section;
}

const MAX_NOTICES = 20;
const MAX_QUOTE = 40;

/** Collects notices; beyond a readable number, it only counts them. */
export class Notices {
  private readonly kept: Notice[] = [];
  private dropped = 0;

  /**
   * Adds the notice "key: sentence", or only the sentence if it is about the text as a whole.
   * @param choices see `Notice`
   */
  add(key: string, sentence: string, choices?: Section): void {
    const message = key === 'text' ? capitalized(sentence) : `${key}: ${sentence}`;
    this.push({ key, message, ...(choices && { choices }) });
  }

  /** Adds the notice "key: sentence" that the data are not available. */
  withhold(key: string, sentence: string, { unusable = false } = {}): void {
    this.push({ key, message: `${key}: ${uncapitalized(sentence)}`, withholds: true, ...(unusable && { unusable }) });
  }

  private push(notice: Notice): void {
    if (this.kept.length < MAX_NOTICES) this.kept.push(notice);
    else this.dropped++;
  }

  list(): readonly Notice[] {
    if (this.dropped === 0) return this.kept;
    const count = this.dropped === 1 ? '1 more problem is' : `${this.dropped} more problems are`;
    return [...this.kept, { key: 'text', message: `${count} not listed.` }];
  }
}

/** Untrusted text in quotation marks, shortened and without invisible characters. */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MAX_QUOTE + 2));
  const short = characters.length > MAX_QUOTE ? `${characters.slice(0, MAX_QUOTE).join('')}…` : text;
  return JSON.stringify(short).replace(/[\p{C}\u2028\u2029]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}

/** The end of a sentence about something that is not used. */
export const IGNORED = 'it is ignored';

/**
 * A sentence on what was wrong, what was probably meant and what happens: "unknown dataset "circel". Did you mean
 * "circle"? Using circle instead."
 * @param meant the known name that was probably meant; undefined if there is none
 * @param instead what happens, as the end of a sentence
 * @param known a sentence on the known names, used if `meant` is undefined
 */
export function complain(what: string, meant: string | undefined, instead: string, known?: string): string {
  if (meant === undefined) return `${what}; ${instead}.${known ? ` ${known}` : ''}`;
  const question = `Did you mean ${quote(meant)}?`;
  // After the question, "it" would refer to the name that was meant.
  if (instead === IGNORED) return `${what}; ${instead}. ${question}`;
  return `${what}. ${question} ${capitalized(instead)}.`;
}

function uncapitalized(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
