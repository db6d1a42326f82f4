import type { Part } from '../../experiment/experiment.ts';
import type { Scale } from '../../math/scale.ts';
import type { Tensor } from '../../math/tensor.ts';
import type { Table } from '../../table/table.ts';
import type { FittedColumn } from './column.ts';
import type { Plan } from './plan.ts';
import type { Rows } from './rows.ts';

/** One part of the examples. */
export interface PreparedPart {
  /** The row of the table for each example, or for the original of a changed copy. */
  readonly rows: readonly number[];
  /** The number of examples that are not copies; they come first. */
  readonly originals: number;
  /** [examples, inputs], scaled but not rounded. */
  readonly inputs: Tensor;
  /**
   * The class as an integer, or the number to predict, scaled: [examples], or [examples, steps] for a target at every
   * step.
   */
  readonly labels: Float64Array;
}

export interface Prepared {
  readonly table: Table;
  readonly plan: Plan;
  /** The features and the columns for pictures, in the table's order; pixels that were chosen as columns of their own. */
  readonly columns: readonly FittedColumn[];
  /** Names of the inputs that the columns became, one after the other. */
  readonly inputs: readonly string[];
  /** How the target is scaled; unchanged for classes, and without scaling. */
  readonly targetScale: Scale;
  readonly rows: Rows;
  readonly parts: Readonly<Record<Part, PreparedPart>>;
  /** The number of windows that fit into a series, and that every nth of them is an example; null if rows are examples. */
  readonly windows: { readonly count: number; readonly everyNth: number } | null;
}
