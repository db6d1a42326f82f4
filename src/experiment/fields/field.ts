import type { Effect } from '../../catalog/entry.ts';
import type { Problem } from '../../table/problem.ts';
import type { OwnTable } from '../../table/table.ts';
import type { DataChoice, ExperimentSpec } from '../experiment.ts';
import type { Notices } from '../notices.ts';
import type { Strength } from '../strength.ts';

/**
 * Everything that is known about a field of the experiment. Fields that only make sense together, such as the loss and
 * the output activation, are described together; `K` has the names of all of them.
 */
export interface Field<K extends keyof ExperimentSpec> {
  /** Its key in the text, by its name in the experiment: `opt` for `optimizer`. */
  readonly keys: Readonly<Record<K, string>>;

  /** The default on these data. */
  standard(choice: DataChoice): Pick<ExperimentSpec, K>;

  /**
   * Reads it from a text that has one of its keys. It need not be valid beside the other fields: `fit` sees to that.
   * @param spec the experiment so far: earlier fields as they were read, and defaults from this field on
   * @param tables finds tables that a text only refers to
   */
  read(notices: Notices, given: Given, spec: ExperimentSpec, tables: KeptTables): Pick<ExperimentSpec, K>;

  /** Its canonical text; null if the rest of the text implies it. A text omits the default. */
  print(spec: ExperimentSpec): Readonly<Record<K, string | null>>;

  /** Whether a text also contains the default. */
  readonly always?: true;

  /**
   * Makes it valid beside the earlier fields, and adds a notice for each change. A valid value is returned unchanged.
   * @param given the edited experiment
   * @param spec the experiment so far: earlier fields are already valid, and this and later ones have their defaults
   * @param anchor see `Anchor`
   */
  fit(notices: Notices, given: ExperimentSpec, spec: ExperimentSpec, anchor: Anchor): Pick<ExperimentSpec, K>;

  /**
   * Its value when a person chooses other data; unchanged if there is no such function.
   * @param from the experiment with the defaults of the data before
   * @param to the experiment with the defaults of the data that were chosen
   */
  follow?(spec: ExperimentSpec, from: ExperimentSpec, to: ExperimentSpec): Pick<ExperimentSpec, K>;

  /** Whether it names columns of the data, so that it is meaningless without them. */
  readonly namesColumns?: true;

  /** Runs that differ in it alone train alike: it determines only where they are computed or what pictures show. */
  readonly trainsAlike?: true;

  /** The effect of choosing another value on a run. */
  readonly choosing: Effect;

  /** The effect of an edit on a run. It is that of `choosing` or another one: the numbers of an entry have their own. */
  effect(before: ExperimentSpec, after: ExperimentSpec): Strength;

  /** One line in words for each of its settings that differs. */
  differences(a: ExperimentSpec, b: ExperimentSpec): readonly string[];
}

/** The values of a text, by their keys. */
export type Given = ReadonlyMap<string, string>;

/** Finds a table that was too large for a text by its id, or explains why it is not available. */
export type KeptTables = (id: string) => OwnTable | Problem | undefined;

/** Which of the two a person has just chosen; the other one changes if they do not fit together. */
export type Anchor = 'loss' | 'output';
