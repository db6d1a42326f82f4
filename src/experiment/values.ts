/** Reads the values of a text. Adds a notice for each that it cannot use, and uses the default instead. */
import type { Call } from './experiment.ts';
import type { Section } from './lookup.ts';
import { type Notices, quote } from './notices.ts';
import { readCall, readOneOf } from './read.ts';
import { parseTerms, type Term, TextError } from './syntax.ts';
import { NONE, printEntry } from './write.ts';

/** The terms of a value; undefined if it cannot be read, in which case `instead` is used. */
export function readTerms(notices: Notices, key: string, text: string, instead: string): readonly Term[] | undefined {
  try {
    return parseTerms(text);
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    notices.add(key, `cannot read ${quote(text)}: ${error.message}; using ${instead} instead.`);
    return undefined;
  }
}

/**
 * One entry of a section; the standard one if there is no value.
 * @param known the ids that fit here, to be suggested; all of the section by default
 */
export function readOne(
  notices: Notices,
  key: string,
  text: string | undefined,
  section: Section,
  standard: Call,
  known?: readonly string[],
): Call {
  if (text === undefined) return standard;
  const [term, ...more] = readTerms(notices, key, text, printEntry(section, standard)) ?? [];
  if (term === undefined) return standard;
  if (more.length > 0) {
    notices.add(key, `${quote(text)} names more than one; using the first, ${quote(term.text)}.`);
  }
  return readCall(notices, { key, section, ...(known && { known }) }, term, standard);
}

/** Any number of entries of a section. */
export function readSeveral(notices: Notices, key: string, text: string, section: Section): readonly Call[] {
  if (text === NONE) return [];
  return readTerms(notices, key, text, NONE)?.flatMap((term) => readOneOf(notices, key, section, term) ?? []) ?? [];
}

/** @param wanted the possible values, as part of a sentence */
export function readNumber(notices: Notices, key: string, text: string, standard: number, wanted: string): number {
  const term = onlyTerm(text);
  if (term?.kind === 'number') return term.value;
  notices.add(key, `${quote(text)} is not ${wanted}; using ${standard} instead.`);
  return standard;
}

function onlyTerm(text: string): Term | undefined {
  try {
    const terms = parseTerms(text);
    return terms.length === 1 ? terms[0] : undefined;
  } catch {
    return undefined;
  }
}
