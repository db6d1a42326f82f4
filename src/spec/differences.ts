import type { ExperimentSpec } from './experiment.ts';
import { print } from './print.ts';

/** What is set otherwise in `b` than in `a`, in words. */
export function differences(a: ExperimentSpec, b: ExperimentSpec): readonly string[] {
  const [before, after] = [a, b].map((spec) => new Map(print(spec).split('&').map(pair))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key} ${after.get(key) ?? 'as usual'}`);
}

function pair(part: string): [string, string] {
  const [key = '', ...value] = part.split('=');
  return [key, value.join('=')];
}
