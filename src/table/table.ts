/** A column of a table. */
export interface Column {
  /** Unique in its table: a letter or "_", then letters, digits and "_". Part of links. */
  readonly id: string;
  /** As a person reads it. */
  readonly label: string;
  readonly unit?: string;
  /** null for numbers. For categories their names; a value is the place of its name. */
  readonly levels: readonly string[] | null;
  /** Whether some values may be missing. */
  readonly missing?: true;
}

/** Examples, column by column. */
export interface Table {
  readonly columns: readonly Column[];
  /** Rows. */
  readonly count: number;
  /** One for each column, [count]: numbers, or places in `levels`; NaN where a value is missing. */
  readonly values: readonly Float64Array[];
}

/** A table that a person brought. */
export interface OwnTable extends Table {
  /** Hash of all that it holds: tables with the same id are equal. */
  readonly id: string;
  readonly name: string;
  /** The column that is to be predicted unless an experiment names another. */
  readonly target: string;
}
