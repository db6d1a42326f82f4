import type { ImageSize } from '../math/sample.ts';

/** A column of a table. */
export interface Column {
  /** Unique in its table: a letter or "_", then letters, digits and "_". Part of links. */
  readonly id: string;
  /** The name for people. */
  readonly label: string;
  readonly unit?: string;
  /** null for numbers. For categories their names; a value is the index of its name. */
  readonly levels: readonly string[] | null;
  /**
   * The size of the image that each row holds in place of a single value: numbers, or a category at every pixel if there
   * are levels. A table has at most one such column without levels, and none has missing values. Only data of the catalog
   * have categories at pixels.
   */
  readonly image?: ImageSize;
  /**
   * The form of the sequence that each row holds in place of a single value: numbers, or categories if there are levels.
   * Only data of the catalog have such columns.
   */
  readonly sequence?: ColumnSequence;
  /**
   * The names of the labels that a row may have, in place of a single value: a row holds 1 for each label that it has and
   * 0 for any other. Only data of the catalog have such columns.
   */
  readonly flags?: readonly string[];
  /** Whether some values may be missing. */
  readonly missing?: true;
}

/** The form of the sequences in a column. */
export interface ColumnSequence {
  readonly steps: number;
  /** Names of the numbers at each step; a single one for categories. */
  readonly names: readonly string[];
}

/** Examples, column by column. */
export interface Table {
  readonly columns: readonly Column[];
  /** The number of rows. */
  readonly count: number;
  /**
   * One for each column, [count]: numbers, or indices into `levels`; NaN where a value is missing. For images, [count,
   * channels, height, width]; for sequences, [count, steps, names]; for labels, [count, flags].
   */
  readonly values: readonly Float64Array[];
}

/** A person's own table. */
export interface OwnTable extends Table {
  /** The hash of its content: tables with the same id are equal. */
  readonly id: string;
  readonly name: string;
  /** Id of the default target column. */
  readonly target: string;
}
