import type { DataChoice, ExperimentSpec } from '../experiment.ts';
import { IGNORED, Notices } from '../notices.ts';
import { type Strength, when } from '../strength.ts';
import { environmentOf } from '../world.ts';
import type { Field } from './field.ts';

/** What is known about a field that is described on its own: like `Field`, but in terms of its value. */
export interface Single<Value> extends Pick<Field<never>, 'always' | 'namesColumns' | 'trainsAlike' | 'choosing'> {
  /** Its key in the text. */
  readonly key: string;
  standard(choice: DataChoice): Value;
  /** @param choice has the data */
  read(notices: Notices, text: string, standard: Value, choice: DataChoice): Value;
  print(value: Value): string;
  fit(notices: Notices, given: Value, standard: Value, spec: ExperimentSpec): Value;
  follow?(value: Value, from: ExperimentSpec, to: ExperimentSpec): Value;
  /** By default, every edit has the effect of `choosing`. */
  effect?(before: Value, after: Value): Strength;
  differences(a: Value, b: Value, inA: ExperimentSpec, inB: ExperimentSpec): readonly string[];
  /** Why a world has no such setting, as the beginning of a sentence; absent if it has. */
  readonly notOfWorld?: string;
  /** Whether only an agent that learns from rewards has such a setting. */
  readonly ofAgent?: true;
}

export function single<K extends keyof ExperimentSpec>(name: K, about: Single<ExperimentSpec[K]>): Field<K> {
  const { key, standard, read, print, effect, differences, notOfWorld, ofAgent, ...rest } = about;
  const field = (value: ExperimentSpec[K]) => ({ [name]: value }) as Pick<ExperimentSpec, K>;

  function fitted(notices: Notices, given: ExperimentSpec[K], usual: ExperimentSpec[K], spec: ExperimentSpec) {
    const why = whyNone(spec);
    if (why === undefined) return about.fit(notices, given, usual, spec);
    if (print(given) !== print(usual)) notices.add(key, `${why}; ${IGNORED}.`);
    return usual;
  }

  /** Why the data have no such setting, as the beginning of a sentence; undefined if they have. */
  function whyNone(choice: DataChoice): string | undefined {
    if (environmentOf(choice)) return notOfWorld;
    return ofAgent && 'only an agent that learns from rewards has this setting';
  }

  /** What is wrong with a text does not matter where the setting has no meaning. */
  function readText(notices: Notices, text: string, spec: ExperimentSpec): ExperimentSpec[K] {
    const why = whyNone(spec);
    if (why === undefined) return read(notices, text, spec[name], spec);
    const problems = new Notices();
    const given = read(problems, text, spec[name], spec);
    if (problems.list().length === 0) return given;
    notices.add(key, `${why}; ${IGNORED}.`);
    return spec[name];
  }

  function followed(chosen: ExperimentSpec[K], from: ExperimentSpec, to: ExperimentSpec) {
    if (whyNone(to) !== undefined) return to[name];
    return about.follow ? about.follow(chosen, from, to) : chosen;
  }

  return {
    ...rest,
    keys: { [name]: key } as Record<K, string>,
    standard: (choice) => field(standard(choice)),
    read: (notices, given, spec) => field(readText(notices, given.get(key) ?? '', spec)),
    print: (spec) => ({ [name]: print(spec[name]) }) as Record<K, string>,
    fit: (notices, given, spec) => field(fitted(notices, given[name], spec[name], spec)),
    follow: (spec, from, to) => field(followed(spec[name], from, to)),
    effect: ({ [name]: before }, { [name]: after }) =>
      effect ? effect(before, after) : when(print(before) !== print(after), rest.choosing),
    differences: (a, b) => differences(a[name], b[name], a, b),
  };
}
