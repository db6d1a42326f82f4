/** Fits edited entries of the catalog: they exist, fit their place, and have their numbers in their ranges. */
import { activationsFor } from './choices.ts';
import type { Call } from './experiment.ts';
import { fitNumber } from './fit.ts';
import { listed, MOST_LISTED } from './listed.ts';
import { entryOf, has, idsOf, NOUNS, type Section } from './lookup.ts';
import { complain, IGNORED, type Notices, quote } from './notices.ts';

/** Entries of a section, each once and in the catalog's order. */
export function fitSeveral(notices: Notices, key: string, section: Section, given: readonly Call[]): readonly Call[] {
  const fitted = new Map<string, Call>();
  for (const one of given) {
    const fit = fitEntry(notices, key, section, one, IGNORED);
    if (fit === undefined) continue;
    if (fitted.has(fit.id)) notices.add(key, `"${fit.id}" is given more than once; using the first.`);
    else fitted.set(fit.id, fit);
  }
  return idsOf(section).flatMap((id) => fitted.get(id) ?? []);
}

/** @param where such as "layer 2 ", for the sentence */
export function fitCall(
  notices: Notices,
  key: string,
  section: Section,
  given: Call,
  standard: Call,
  where = '',
): Call {
  return fitEntry(notices, key, section, given, `using ${standard.id} instead`, where) ?? standard;
}

/**
 * The entry with its numbers in their ranges; undefined if there is no entry with that id.
 * @param instead what happens then, as the end of a sentence
 */
export function fitEntry(
  notices: Notices,
  key: string,
  section: Section,
  given: Call,
  instead: string,
  where = '',
): Call | undefined {
  if (!has(section, given.id)) {
    notices.add(key, `unknown ${where}${NOUNS[section]} ${quote(given.id)}; ${instead}.`);
    return undefined;
  }
  const args: Record<string, number> = {};
  for (const [name, hyper] of Object.entries(entryOf(section, given.id).hyper)) {
    const value = Object.hasOwn(given.args, name) ? given.args[name] : undefined;
    args[name] = fitNumber(notices, key, `${where}${given.id} ${name} `, value ?? hyper.default, hyper);
  }
  return { id: given.id, args };
}

/** An entry of the catalog that cannot be used in the requested place. */
interface Refusal {
  readonly section: Section;
  readonly what: string;
  /** What happens, as the end of a sentence. */
  readonly instead: string;
  /** The entries that can be used there. */
  readonly possible: readonly string[];
  /** The one of them that was probably meant. */
  readonly meant?: string | undefined;
}

/** Adds a notice, which lists the possible entries if there are only a few. */
export function refuse(notices: Notices, key: string, { section, what, instead, possible, meant }: Refusal): void {
  const few = possible.length <= MOST_LISTED;
  const sentence = complain(what, meant, instead, few ? `Possible: ${listed(possible)}.` : '');
  notices.add(key, sentence, few || meant !== undefined ? undefined : section);
}

/** The activation if the layer can have it; the standard one if not. */
export function fitActivation(
  notices: Notices,
  key: string,
  place: 'hidden' | 'output',
  given: Call,
  standard: Call,
  where = '',
): Call {
  const fitted = fitCall(notices, key, 'activations', given, standard, where);
  const known = activationsFor(place);
  if (known.includes(fitted.id)) return fitted;
  const layer = place === 'hidden' ? 'a hidden layer' : 'the output layer';
  refuse(notices, key, {
    section: 'activations',
    what: `${where}activation "${fitted.id}" cannot be used on ${layer}`,
    instead: `using ${standard.id} instead`,
    possible: known,
  });
  return standard;
}
