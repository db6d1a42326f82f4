/**
 * Turns terms of the call syntax into calls and layers. Adds a notice for each term it cannot use; `reconcile` checks
 * ranges.
 */
import type { Hyperparameter, Hyperparameters } from '../catalog/entry.ts';
import { defaultArgs, defaultLayer } from './call.ts';
import { activationsFor, penalties, weightInitializers } from './choices.ts';
import type { Call, LayerSpec } from './experiment.ts';
import { listed } from './listed.ts';
import { entryOf, idsOf, LAYER_CHOICES, NOUNS, namesOf, resolve, type Section } from './lookup.ts';
import { nearest } from './near.ts';
import { complain, IGNORED, type Notices, quote } from './notices.ts';
import type { Argument, CallTerm, Term } from './syntax.ts';
import { printEntry, printLayer, printValue } from './write.ts';

/** The kind of entry that a term should name. */
interface Wanted {
  /** The key of the text, for notices. */
  readonly key: string;
  readonly section: Section;
  /** The ids that fit here, to be suggested; all of the section by default. */
  readonly known?: readonly string[];
  /** "layer 2 " and the like, for the sentence. */
  readonly where?: string;
}

/** A term as an entry of a section; `standard` if it is none. */
export function readCall(notices: Notices, wanted: Wanted, term: Term, standard: Call): Call {
  const instead = `using ${printEntry(wanted.section, standard)} instead`;
  return readEntry(notices, wanted, term, instead) ?? standard;
}

/** A term as one of several entries of a section; undefined where it is none. */
export function readOneOf(notices: Notices, key: string, section: Section, term: Term): Call | undefined {
  return readEntry(notices, { key, section }, term, IGNORED);
}

const ELEMENT_ARGUMENTS = ['index', 'value'];

/** A value for an element of something that has several. */
interface Element {
  /** The name of that thing, as in the text. */
  readonly of: string;
  readonly index: number;
  readonly value: number;
}

/**
 * A term as an element with a value, `walls(14,1)`; undefined if it is none.
 * @param wanted what it should be, for the sentence
 */
export function readElement(notices: Notices, key: string, term: Term, wanted: string): Element | undefined {
  if (term.kind === 'call') {
    const given = nameArguments(notices, key, term.id, ELEMENT_ARGUMENTS, ELEMENT_ARGUMENTS, term);
    const [index, value] = ELEMENT_ARGUMENTS.map((name) => given.get(name));
    if (index?.kind === 'number' && value?.kind === 'number') {
      return { of: term.id, index: index.value, value: value.value };
    }
  }
  notices.add(key, `${quote(term.text)} should be ${wanted}; it is ignored.`);
  return undefined;
}

/** A term as a hidden layer; the default layer if it does not name one. */
export function readLayer(notices: Notices, key: string, term: Term, index: number): LayerSpec {
  const standard = defaultLayer();
  const where = `layer ${index + 1} `;
  const instead = `using ${printLayer(standard)} instead`;
  const id = readId(notices, { key, section: 'layers', where }, term, instead);
  if (id === undefined || term.kind === 'number') return standard;
  const { hyper, positional, choices } = entryOf('layers', id);
  const chosen = choices.map((choice) => LAYER_CHOICES[choice].argument);
  const names = [...new Set([...positional, ...Object.keys(hyper), ...chosen])];
  const given = nameArguments(notices, key, `${where}${id}`, positional, names, term);
  const usual = defaultLayer(id).activation;
  const activation = given.get('activation');
  const choose = (choice: 'initializer' | 'penalty', known: readonly string[]): Call | null => {
    const { argument, section } = LAYER_CHOICES[choice];
    const value = given.get(argument);
    if (value === undefined) return null;
    return readEntry(notices, { key, section, known, where }, value, "using the experiment's instead") ?? null;
  };
  return {
    id,
    args: readArguments(notices, key, `${where}${id}`, hyper, given),
    activation:
      activation === undefined || usual === null
        ? usual
        : readCall(notices, { key, section: 'activations', known: activationsFor('hidden'), where }, activation, usual),
    initializer: choose('initializer', weightInitializers()),
    penalty: choose('penalty', penalties()),
  };
}

/** @param instead what happens if the term names nothing, as the end of a sentence */
function readEntry(notices: Notices, wanted: Wanted, term: Term, instead: string): Call | undefined {
  const id = readId(notices, wanted, term, instead);
  if (id === undefined || term.kind === 'number') return undefined;
  const { key, section, where = '' } = wanted;
  const { hyper } = entryOf(section, id);
  const given = nameArguments(notices, key, `${where}${id}`, Object.keys(hyper), Object.keys(hyper), term);
  return { id, args: readArguments(notices, key, `${where}${id}`, hyper, given) };
}

function readId(
  notices: Notices,
  { key, section, known = idsOf(section), where = '' }: Wanted,
  term: Term,
  instead: string,
): string | undefined {
  // "layer 2 activation", but "layer 2".
  const what = section === 'layers' ? where.trim() : `${where}${NOUNS[section]}`;
  const name = term.kind === 'call' ? term.id : undefined;
  const id = name === undefined ? undefined : resolve(section, name);
  if (name === undefined) {
    notices.add(key, complain(`${what} cannot be ${quote(term.text)}`, undefined, instead), section);
  } else if (id === undefined) {
    const meant = resolve(section, nearest(name, namesOf(section, known)) ?? '');
    const sentence = complain(`unknown ${what} ${quote(name)}`, meant, instead);
    notices.add(key, sentence, meant === undefined ? section : undefined);
  }
  return id;
}

/** Gives every argument its name; unnamed ones follow the order of `positional`. */
function nameArguments(
  notices: Notices,
  key: string,
  owner: string,
  positional: readonly string[],
  known: readonly string[],
  term: CallTerm,
): ReadonlyMap<string, Term> {
  const given = new Map<string, Term>();
  let position = 0;
  for (const argument of term.args) {
    const name = argument.name ?? positional[position++];
    if (name === undefined) {
      const most = positional.length === 0 ? 'none' : `at most ${positional.length}`;
      notices.add(key, `${owner} has one argument too many, ${quote(argument.value.text)}; it is ignored (${most}).`);
    } else if (!known.includes(name)) {
      const what = `${owner} has no argument ${quote(argumentText(argument))}`;
      const names = known.length === 0 ? 'It takes none.' : `Known: ${listed(known)}.`;
      notices.add(key, complain(what, nearest(name, known), IGNORED, names));
    } else if (given.has(name)) {
      const first = quote(given.get(name)?.text ?? '');
      notices.add(
        key,
        `${owner} ${name} is given more than once; using the first, ${first}, and ignoring ${quote(argument.value.text)}.`,
      );
    } else {
      given.set(name, argument.value);
    }
  }
  return given;
}

function readArguments(
  notices: Notices,
  key: string,
  owner: string,
  hyper: Hyperparameters,
  given: ReadonlyMap<string, Term>,
): Record<string, number> {
  const args = defaultArgs(hyper);
  for (const [name, setting] of Object.entries(hyper)) {
    const term = given.get(name);
    if (term !== undefined) args[name] = readValue(notices, key, `${owner} ${name}`, setting, term);
  }
  return args;
}

/** A number, or the index of a word among the options. */
function readValue(notices: Notices, key: string, what: string, setting: Hyperparameter, term: Term): number {
  if (term.kind === 'number') return term.value;
  const { default: standard, min, max, options } = setting;
  const instead = `using ${printValue(setting, standard)} instead`;
  if (options === undefined) {
    notices.add(key, `${what} must be a number from ${min} to ${max}, not ${quote(term.text)}; ${instead}.`);
    return standard;
  }
  const place = term.args.length === 0 ? options.indexOf(term.id) : -1;
  if (place >= 0) return place;
  const possible = `Possible: ${listed(options)}.`;
  notices.add(key, complain(`${what} cannot be ${quote(term.text)}`, nearest(term.id, options), instead, possible));
  return standard;
}

function argumentText({ name, value }: Argument): string {
  return name === null ? value.text : `${name}=${value.text}`;
}
