/** Terms of the call syntax → calls and layers. Says what it cannot use; ranges are left to `reconcile`. */
import type { Hyperparameters } from '../catalog/entry.ts';
import { defaultArgs } from './call.ts';
import { defaultLayer } from './defaults.ts';
import type { Call, LayerSpec } from './experiment.ts';
import { entryOf, idsOf, NOUNS, namesOf, resolve, type Section } from './lookup.ts';
import { type Notices, nearest, quote, suggest, suggestion } from './notices.ts';
import { printEntry, printLayer } from './print.ts';
import type { Argument, CallTerm, Term } from './syntax.ts';

/** A term as an entry of a section; where it is none, `standard` stands. */
export function readCall(
  notices: Notices,
  key: string,
  section: Section,
  term: Term,
  standard: Call,
  where = '',
): Call {
  const id = readId(notices, key, section, term, standard.id, printEntry(section, standard), where);
  if (id === undefined || term.kind === 'number') return standard;
  const { hyper } = entryOf(section, id);
  const given = nameArguments(notices, key, `${where}${id}`, Object.keys(hyper), Object.keys(hyper), term);
  return { id, args: readNumbers(notices, key, `${where}${id}`, hyper, given) };
}

/** A term as a hidden layer; where it is none, the default layer stands. */
export function readLayer(notices: Notices, key: string, term: Term, index: number): LayerSpec {
  const standard = defaultLayer();
  const where = `layer ${index + 1} `;
  const id = readId(notices, key, 'layers', term, standard.id, printLayer(standard), where);
  if (id === undefined || term.kind === 'number') return standard;
  const { hyper, positional } = entryOf('layers', id);
  const names = [...new Set([...positional, ...Object.keys(hyper)])];
  const given = nameArguments(notices, key, `${where}${id}`, positional, names, term);
  const activation = given.get('activation');
  return {
    id,
    args: readNumbers(notices, key, `${where}${id}`, hyper, given),
    activation:
      activation === undefined
        ? standard.activation
        : readCall(notices, key, 'activations', activation, standard.activation, where),
  };
}

/**
 * @param standard the id that stands where the term names nothing
 * @param instead the same with its arguments, as text
 */
function readId(
  notices: Notices,
  key: string,
  section: Section,
  term: Term,
  standard: string,
  instead: string,
  where: string,
): string | undefined {
  // "layer 2 activation", but "layer 2".
  const what = section === 'layers' ? where.trim() : `${where}${NOUNS[section]}`;
  const name = term.kind === 'call' ? term.id : undefined;
  const id = name === undefined ? undefined : resolve(section, name);
  if (name === undefined) {
    const known = idsOf(section).join(', ');
    notices.add(key, `${what} cannot be ${quote(term.text)}; ${instead} stands instead. Known: ${known}.`);
  } else if (id === undefined) {
    const close = resolve(section, nearest(name, namesOf(section)) ?? '');
    const meant = close === standard ? undefined : close;
    notices.add(key, `unknown ${what} ${quote(name)}; ${instead} stands instead.${suggestion(meant, idsOf(section))}`);
  }
  return id;
}

/** Gives every argument its name; the ones without follow the order of `positional`. */
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
      notices.add(key, `${owner} has an argument too many, ${quote(argument.value.text)}; it is left out (${most}).`);
    } else if (!known.includes(name)) {
      const names = known.length === 0 ? ' It takes none.' : suggest(name, known);
      notices.add(key, `${owner} has no argument ${quote(argumentText(argument))}; it is left out.${names}`);
    } else if (given.has(name)) {
      const first = quote(given.get(name)?.text ?? '');
      notices.add(
        key,
        `${owner} ${name} is given again as ${quote(argument.value.text)}; the first, ${first}, stands.`,
      );
    } else {
      given.set(name, argument.value);
    }
  }
  return given;
}

function readNumbers(
  notices: Notices,
  key: string,
  owner: string,
  hyper: Hyperparameters,
  given: ReadonlyMap<string, Term>,
): Record<string, number> {
  const args = defaultArgs(hyper);
  for (const [name, { default: standard, min, max }] of Object.entries(hyper)) {
    const term = given.get(name);
    if (term === undefined) continue;
    if (term.kind === 'number') args[name] = term.value;
    else {
      notices.add(
        key,
        `${owner} ${name} must be a number from ${min} to ${max}, not ${quote(term.text)}; ${standard} stands instead.`,
      );
    }
  }
  return args;
}

function argumentText({ name, value }: Argument): string {
  return name === null ? value.text : `${name}=${value.text}`;
}
