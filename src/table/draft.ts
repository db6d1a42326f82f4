import type { GapCode } from './gaps.ts';
import type { ReadAs } from './options.ts';
import type { Problem } from './problem.ts';

/** How a column is taken: as numbers, as names out of a few, or not at all. */
export type ColumnKind = 'number' | 'category' | 'left out';

/** A column as it was read, before a person has said what it is. */
export interface DraftColumn {
  /** Made from the label: unique in its draft, and fit for a link. */
  readonly id: string;
  /** As the file names it; unique in its draft. */
  readonly label: string;
  /** A sign that stood beside the numbers, such as "%" or "€". */
  readonly unit?: string;
  /** The kinds it can have; "left out" is always among them. */
  readonly kinds: readonly ColumnKind[];
  /** [count], NaN where missing or not a number; null if it can not be taken as numbers. */
  readonly numbers: Float64Array | null;
  /** Names of the categories, sorted; null if it can not be taken as categories. */
  readonly levels: readonly string[] | null;
  /** [count], places in `levels`, `MISSING_PLACE` where missing; null exactly if `levels` is. */
  readonly places: Uint8Array | null;
  /** Empty cells, and those that say NA, null, ? and the like. */
  readonly missing: number;
  /** Cells that hold a word where the column is numbers; missing, too, if it is taken as numbers. */
  readonly words: number;
  /** Why it is suggested to leave it out, in a few words. */
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

/** Stands in `DraftColumn.places` for a missing value. */
export const MISSING_PLACE = 255;

/** What a person decides about a draft. */
export interface Choices {
  readonly name: string;
  /** By id of the column. */
  readonly kinds: Readonly<Record<string, ColumnKind>>;
  /** Id of the column that is to be predicted. */
  readonly target: string;
}

/**
 * A file that was read, with all that is needed to take its columns as one kind or another. `asTable` makes a table of
 * it. Holds plain data and typed arrays alone, so that a worker can post it.
 */
export interface Draft {
  readonly columns: readonly DraftColumn[];
  /** Rows, 10 or more. */
  readonly count: number;
  /** How the file was read. */
  readonly read: ReadAs;
  /** What a person said counts as missing, and no cell holds. */
  readonly unmet: readonly string[];
  readonly firstLines: readonly FirstLine[];
  /** Numbers that may be written for gaps, with the columns that hold them. */
  readonly gapCodes: readonly (GapCode & { readonly labels: readonly string[] })[];
  /** What was guessed, repaired or ignored: a whole sentence each, with its place. */
  readonly warnings: readonly Problem[];
  /** What is suggested: `asTable(draft, draft.suggested)` is a table, unless there is nothing that can be learned. */
  readonly suggested: Choices;
}

/** What comes of reading a file. */
export type Reading = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly problem: Problem };
