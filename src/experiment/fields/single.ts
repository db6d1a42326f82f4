import type { DataChoice, ExperimentSpec } from '../experiment.ts';
import { IGNORED, type Notices } from '../notices.ts';
import { type Strength, when } from '../strength.ts';
import { environmentOf } from '../world.ts';
import type { Field } from './field.ts';

/** What is known about a field that is described on its own: like `Field`, but in terms of its value. */
export interface Single<Value> extends Pick<Field<never>, 'always' | 'namesColumns' | 'trainsAlike' | 'choosing'> {
  /** Its key in the text. */
  readonly key: string;
  standard(choice: DataChoice): Value;
  read(notices: Notices, text: string, standard: Value): Value;
  print(value: Value): string;
  fit(notices: Notices, given: Value, standard: Value, spec: ExperimentSpec): Value;
  follow?(value: Value, from: ExperimentSpec, to: ExperimentSpec): Value;
  /** By default, every edit has the effect of `choosing`. */
  effect?(before: Value, after: Value): Strength;
  differences(a: Value, b: Value, inA: ExperimentSpec, inB: ExperimentSpec): readonly string[];
  /** Why a world has no such setting, as the beginning of a sentence; absent if it has. */
  readonly notOfWorld?: string;
}

export function single<K extends keyof ExperimentSpec>(name: K, about: Single<ExperimentSpec[K]>): Field<K> {
  const { key, standard, read, print, effect, differences, notOfWorld, ...rest } = about;
  const field = (value: ExperimentSpec[K]) => ({ [name]: value }) as Pick<ExperimentSpec, K>;

  function fitted(notices: Notices, given: ExperimentSpec[K], usual: ExperimentSpec[K], spec: ExperimentSpec) {
    if (notOfWorld === undefined || !environmentOf(spec)) return about.fit(notices, given, usual, spec);
    if (print(given) !== print(usual)) notices.add(key, `${notOfWorld}; ${IGNORED}.`);
    return usual;
  }

  function followed(chosen: ExperimentSpec[K], from: ExperimentSpec, to: ExperimentSpec) {
    if (notOfWorld !== undefined && environmentOf(to)) return to[name];
    return about.follow ? about.follow(chosen, from, to) : chosen;
  }

  return {
    ...rest,
    keys: { [name]: key } as Record<K, string>,
    standard: (choice) => field(standard(choice)),
    read: (notices, given, spec) => field(read(notices, given.get(key) ?? '', spec[name])),
    print: (spec) => ({ [name]: print(spec[name]) }) as Record<K, string>,
    fit: (notices, given, spec) => field(fitted(notices, given[name], spec[name], spec)),
    follow: (spec, from, to) => field(followed(spec[name], from, to)),
    effect: ({ [name]: before }, { [name]: after }) =>
      effect ? effect(before, after) : when(print(before) !== print(after), rest.choosing),
    differences: (a, b) => differences(a[name], b[name], a, b),
  };
}
