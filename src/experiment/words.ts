/** Describes in words how two entries, or two numbers, differ. */
import type { Hyperparameter } from '../catalog/entry.ts';
import type { Call } from './experiment.ts';
import { entryOf, idsOf, type Section } from './lookup.ts';
import { inSentence, labelOf } from './places.ts';
import { printNumber } from './syntax.ts';
import { printValue } from './write.ts';

/** "batch size 10 → all examples"; none if the two are the same. */
export function change(what: string, from: string, to: string): string[] {
  return from === to ? [] : [`${what} ${from} → ${to}`];
}

/**
 * @param noun what the entry is, such as "optimizer"
 * @param place precedes the names of its numbers; empty if those names are clear by themselves
 */
export function callWords(section: Section, noun: string, place: string, a: Call, b: Call): string[] {
  if (a.id === b.id) return numberWords(section, place, a, b);
  // Numbers with the same name are the same setting, whichever entry they belong to.
  const shared = Object.keys(a.args).filter((name) => Object.hasOwn(b.args, name));
  const choice = change(noun, named(section, a, shared), named(section, b, shared));
  return [...choice, ...numberWords(section, place, a, b)];
}

/** The numbers that both have and that differ, with the labels of the second. */
export function numberWords(section: Section, place: string, a: Call, b: Call): string[] {
  const hyper: Readonly<Record<string, Hyperparameter>> = entryOf(section, b.id).hyper;
  return Object.entries(hyper).flatMap(([name, setting]) => {
    const [from, to] = [a.args[name], b.args[name]];
    if (from === undefined || to === undefined || from === to) return [];
    return [`${labelOf(place, setting.label)} ${pair(setting, from, to).join(' → ')}`];
  });
}

/** Entries of a section that allows several, each at most once. */
export function severalWords(section: Section, a: readonly Call[], b: readonly Call[]): string[] {
  return idsOf(section).flatMap((id) => {
    const [from, to] = [a, b].map((list) => list.find((one) => one.id === id));
    if (from && to) return numberWords(section, inSentence(entryOf(section, id).label), from, to);
    if (to) return [`with ${inSentence(named(section, to))}`];
    return from ? [`without ${inSentence(named(section, from))}`] : [];
  });
}

/**
 * "Momentum (0.8)", "L2 penalty (rate 0.01)": with the numbers that differ from their defaults.
 * @param except names that are reported elsewhere
 */
export function named(section: Section, { id, args }: Call, except: readonly string[] = []): string {
  const { label, hyper } = entryOf(section, id);
  const unusual = Object.entries<Hyperparameter>(hyper).flatMap(([name, setting]) => {
    const value = args[name] ?? setting.default;
    if (value === setting.default || except.includes(name)) return [];
    const place = inSentence(label);
    return [`${labelOf(place, setting.label).slice(place.length)} ${pair(setting, setting.default, value)[1]}`.trim()];
  });
  return unusual.length === 0 ? label : `${label} (${unusual.join(', ')})`;
}

/** Two values of a setting, with only as many digits as it takes to distinguish them. */
export function pair(setting: Pick<Hyperparameter, 'options' | 'integer'>, from: number, to: number): [string, string] {
  if (setting.options) return [printValue(setting, from), printValue(setting, to)];
  const short = [exact(rounded(setting, from)), exact(rounded(setting, to))] as const;
  return short[0] === short[1] ? [exact(from), exact(to)] : [...short];
}

/** A value with three digits; counts and choices keep all of their digits. */
export function rounded({ options, integer }: Pick<Hyperparameter, 'options' | 'integer'>, value: number): number {
  return options || integer ? value : Number(value.toPrecision(3));
}

/** A number with all of its digits, and the sign of people. */
export function exact(value: number): string {
  return printNumber(value).replaceAll('-', '−');
}
