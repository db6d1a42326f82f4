import type { PreparedData } from '../../../compiler/data.ts';
import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import type { Prepared } from '../../../compiler/preparation/prepared.ts';
import { entryOf } from '../../../experiment/index.ts';
import { namesOfRow, neededColumns } from '../../needed-columns.ts';
import type { ScalerId } from './scalers.ts';

/** What code for the preparation of examples is made from. */
export interface Preparing {
  readonly data: PreparedData;
  readonly preparation: Prepared;
  /** The columns that inputs are made of. */
  readonly columns: readonly FittedColumn[];
  /** The names of the inputs that a row gives: those of an example, or of one step of a window. */
  readonly wanted: readonly string[];
  /** The number of rows that are an example; null if each row is one. */
  readonly window: number | null;
  /** Whether rows with missing values are left out. */
  readonly drops: boolean;
  readonly scaler: ScalerId;
}

/** A function that prepares examples. */
export interface PreparingCode {
  /** Assignments that are before the function. */
  readonly constants: readonly string[];
  readonly source: string;
  /** What it is called with for a few examples. */
  readonly example: string;
  /** The constant with the names of its columns; null if they have no names. */
  readonly order: string | null;
}

/** What is known of the preparation of an experiment, for code. */
export function preparing(data: PreparedData, preparation: Prepared): Preparing {
  const { plan } = preparation;
  const window = plan.series?.window ?? null;
  return {
    data,
    preparation,
    columns: neededColumns(data, preparation),
    wanted: namesOfRow(data, preparation, window),
    window,
    drops: entryOf('imputers', plan.missing.id).drops,
    scaler: plan.scaler.id as ScalerId,
  };
}
