import { standardSpec } from './defaults.ts';
import type { ExperimentSpec } from './experiment.ts';
import { allFields } from './fields/index.ts';
import { VERSION } from './keys.ts';

/**
 * The canonical text of an experiment, without the leading "#": keys in a fixed order, without defaults, except that
 * data and net are always present. The output is omitted if data and loss imply it. `parse` reads the text back as the
 * same experiment.
 */
export function print(spec: ExperimentSpec): string {
  const known = printed.get(spec);
  if (known !== undefined) return known;
  const text = printAnew(spec);
  printed.set(spec, text);
  return text;
}

/** An edit compares the same few experiments many times. */
const printed = new WeakMap<ExperimentSpec, string>();

function printAnew(spec: ExperimentSpec): string {
  const standard = standardSpec(spec);
  const pairs = allFields.flatMap((field) => {
    const texts = field.print(spec);
    const usual = field.always ? {} : field.print(standard);
    return Object.entries(field.keys).flatMap(([name, key]) => {
      const text = texts[name] ?? null;
      return text === null || text === usual[name] ? [] : [`${key}=${text}`];
    });
  });
  return [...pairs, `v=${VERSION}`].join('&');
}
