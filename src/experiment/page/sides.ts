import { OWN } from '../data.ts';
import type { KeptTables } from '../fields/field.ts';
import { allFields } from '../fields/index.ts';
import { fragmentOf, pairsOf } from '../fragment.ts';
import { VERSION } from '../keys.ts';
import { parse } from '../parse.ts';
import { print } from '../print.ts';
import { SIDES } from './compared.ts';
import { isPageKey } from './keys.ts';
import type { PagePairs } from './pairs.ts';

/** The values of an experiment's text, by key. */
type Values = ReadonlyMap<string, string>;

/**
 * The texts of the experiments that a link compares: its own and the others; only its own if it compares none. Another
 * experiment has the values of the first unless the link says otherwise. If the link names its data, it has none of them
 * but the table, if both learn from a person's own table.
 */
export function readSides(link: string): readonly string[] {
  const pairs = pairsOf(fragmentOf(link));
  const first = valuesOf(pairs.filter(({ key }) => !isPageKey(key)));
  const others = SIDES.flatMap((side) => {
    const own = pairs.filter(({ key }) => key.startsWith(`${side}.`));
    const given = valuesOf(own.map(({ key, value }) => ({ key: key.slice(side.length + 1), value })));
    return given.size === 0 ? [] : completed(first, given);
  });
  return [first, ...others].map(textOf);
}

/**
 * What a link says about the experiments that it compares with its own. For each it has the values that differ, or all of
 * them if the data differ, because hardly anything else would mean the same.
 * @param texts canonical texts, that of the link first; texts after the fourth are ignored
 */
export function printSides(texts: readonly string[], kept?: KeptTables): PagePairs {
  const [first = '', ...others] = texts;
  return new Map(
    others.slice(0, SIDES.length).flatMap((other, place) => {
      const values = [...differing(first, other, kept)];
      return values.map(([key, value]): [string, string] => [`${SIDES[place]}.${key}`, value]);
    }),
  );
}

/** The values that make the first experiment the other one. */
function differing(firstText: string, otherText: string, kept?: KeptTables): Values {
  const [first, other] = [firstText, otherText].map((text) => valuesOf(pairsOf(text))) as [Values, Values];
  const given = [...other].filter(([key, value]) => first.get(key) !== value);
  const omitted = [...first.keys()].filter((key) => !other.has(key));
  const defaults = omitted.length === 0 ? new Map() : allValues(otherText, kept);
  const values = new Map([...given, ...omitted.map((key): [string, string] => [key, defaults.get(key) ?? ''])]);
  // Of the same experiment twice, something has to say that there are two.
  if (values.size === 0) return new Map([...other].filter(([key]) => key === 'net'));
  const isShort = !values.has('data') && ![...values.values()].includes('');
  if (isShort && isSame(textOf(completed(first, values)), otherText, kept)) return values;
  return new Map([...other].filter(([key]) => key !== 'v' && !(key === 'table' && values.get(key) === undefined)));
}

/** The values of another experiment; the link gives only some of them. */
function completed(first: Values, given: Values): Values {
  const data = given.get('data');
  if (data === undefined) return new Map([...first, ...given]);
  const shared = data === OWN && first.get('data') === OWN ? ['table', 'v'] : ['v'];
  return new Map([...[...first].filter(([key]) => shared.includes(key)), ...given]);
}

/** Whether two texts mean the same. Without their data, nobody can tell. */
function isSame(a: string, b: string, kept?: KeptTables): boolean {
  const [one, other] = [a, b].map((text) => parse(text, kept));
  const known = [one, other].every((parsed) => !parsed?.notices.some(({ withholds }) => withholds));
  return known && one !== undefined && other !== undefined && print(one.spec) === print(other.spec);
}

/** All values of an experiment, with the defaults that its text omits. */
function allValues(text: string, kept?: KeptTables): Values {
  const { spec } = parse(text, kept);
  const pairs = allFields.flatMap((field) => {
    const texts = field.print(spec);
    return Object.entries(field.keys).map(([name, key]) => ({ key, value: texts[name] ?? null }));
  });
  return valuesOf(pairs);
}

/** The values that are given; of a key that is given twice, the first. */
function valuesOf(pairs: readonly { readonly key: string; readonly value: string | null }[]): Values {
  const values = new Map<string, string>();
  for (const { key, value } of pairs) if (value && !values.has(key)) values.set(key, value);
  return values;
}

function textOf(values: Values): string {
  const others = [...values].filter(([key]) => key !== 'v').map(([key, value]) => `${key}=${value}`);
  return [...others, `v=${values.get('v') ?? VERSION}`].join('&');
}
