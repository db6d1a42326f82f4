import type { MissingCode } from './missing-code.ts';
import type { ReadAs } from './options.ts';
import type { Problem } from './problem.ts';

/** How a column is used: as numbers, as one of a few names, or not at all. */
export type ColumnKind = 'number' | 'category' | 'ignored';

/** A column that was read, before a person has chosen its kind. */
export interface DraftColumn {
  /** Derived from the label: unique in its draft, and suitable for a link. */
  readonly id: string;
  /** The name in the file; unique in its draft. */
  readonly label: string;
  /** A sign that was written with the numbers, such as "%" or "€". */
  readonly unit?: string;
  /** The kinds it can have; "ignored" is always among them. */
  readonly kinds: readonly ColumnKind[];
  /** [count], NaN where missing or not a number; null if the column cannot be numbers. */
  readonly numbers: Float64Array | null;
  /** Names of the categories, sorted; null if the column cannot be categories. */
  readonly levels: readonly string[] | null;
  /** [count], indices into `levels`, `MISSING_PLACE` where missing; null exactly if `levels` is. */
  readonly places: Uint8Array | null;
  /** The number of empty cells and of cells such as NA, null or ?. */
  readonly missing: number;
  /** The number of cells with a word instead of a number; they count as missing if the column is used as numbers. */
  readonly words: number;
  /** Why ignoring the column is suggested, in a few words. */
  readonly why?: string;
  /** Its first cells, unchanged, at most 8. */
  readonly preview: readonly string[];
}

/** A line that may name the columns. */
export interface FirstLine {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Represents a missing value in `DraftColumn.places`. */
export const MISSING_PLACE = 255;

/** What a person decides about a draft. */
export interface Choices {
  readonly name: string;
  /** By id of the column. */
  readonly kinds: Readonly<Record<string, ColumnKind>>;
  /** Id of the target column. */
  readonly target: string;
}

/**
 * A file that was read, with everything needed to use its columns as one kind or another. `asTable` makes a table from
 * it. It contains only plain data and typed arrays, so that a worker can post it.
 */
export interface Draft {
  readonly columns: readonly DraftColumn[];
  /** The number of rows, at least 10. */
  readonly count: number;
  /** How the file was read. */
  readonly read: ReadAs;
  /** The markers of missing values that a person gave and that no cell contains. */
  readonly unmet: readonly string[];
  readonly firstLines: readonly FirstLine[];
  /** Numbers that may mark missing values, with the columns that contain them. */
  readonly missingCodes: readonly (MissingCode & { readonly labels: readonly string[] })[];
  /** What was guessed, repaired or ignored: a whole sentence each, with its position. */
  readonly warnings: readonly Problem[];
  /** The suggested choices: `asTable(draft, draft.suggested)` is a table, unless there is nothing to learn. */
  readonly suggested: Choices;
}

/** The result of reading a file. */
export type Reading = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly problem: Problem };
