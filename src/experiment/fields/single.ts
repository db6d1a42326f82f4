import type { DataChoice, ExperimentSpec } from '../experiment.ts';
import type { Notices } from '../notices.ts';
import { type Strength, when } from '../strength.ts';
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
}

export function single<K extends keyof ExperimentSpec>(name: K, about: Single<ExperimentSpec[K]>): Field<K> {
  const { key, standard, read, print, follow, effect, differences, ...rest } = about;
  const field = (value: ExperimentSpec[K]) => ({ [name]: value }) as Pick<ExperimentSpec, K>;
  return {
    ...rest,
    keys: { [name]: key } as Record<K, string>,
    standard: (choice) => field(standard(choice)),
    read: (notices, given, spec) => field(read(notices, given.get(key) ?? '', spec[name])),
    print: (spec) => ({ [name]: print(spec[name]) }) as Record<K, string>,
    fit: (notices, given, spec) => field(about.fit(notices, given[name], spec[name], spec)),
    follow: (spec, from, to) => field(follow ? follow(spec[name], from, to) : spec[name]),
    effect: ({ [name]: before }, { [name]: after }) =>
      effect ? effect(before, after) : when(print(before) !== print(after), rest.choosing),
    differences: (a, b) => differences(a[name], b[name], a, b),
  };
}
