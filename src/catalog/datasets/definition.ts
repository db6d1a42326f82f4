import type { RandomStream } from '../../math/random.ts';
import type { Column, Table } from '../../table/table.ts';
import type { Entry } from '../entry.ts';

/** What is learned: one of two classes, one of several classes, or a number. */
export type Task = 'binary' | 'multiclass' | 'regression';

/** One example: its features and its label (the class as an integer from 0, or the number to predict). */
export interface Example {
  readonly features: readonly number[];
  readonly label: number;
}

interface Common<Name extends string> extends Omit<Entry<Name>, 'tex'> {
  /** What a regression predicts, in words; the class's meaning otherwise. */
  readonly target: string;
}

/** Examples that are drawn anew for every seed. */
export interface GeneratedDataset<Name extends string = string> extends Common<Name> {
  readonly kind: 'generated';
  readonly task: Task;
  /** Names of the features, in order: x1, x2, or x1 alone. They are part of the link format. */
  readonly features: readonly string[];
  /** Names of the classes for these numbers, in the order of their labels; none for regression. */
  classes(hyper: Readonly<Record<Name, number>>): readonly string[];
  /** The features that the output picture spans unless a person picks others: places in `features`; one of a set with one. */
  readonly axes: readonly [number, number] | readonly [number];
  /** Whether features are standardized (mean 0, deviation 1, fitted on the training part) unless a person picks another scaler. */
  readonly standardize: boolean;
  /** Draws the examples; `hyper.n` of them. */
  generate(hyper: Readonly<Record<Name, number>>, random: RandomStream): Example[];
}

/** Examples that somebody measured: a file that is shipped and read when it is asked for. */
export interface FileDataset extends Common<never> {
  readonly kind: 'file';
  /** What one row is, in words. */
  readonly rows: string;
  /** Who measured, collected and published it. */
  readonly makers: string;
  readonly licence: string;
  /** Address of a page about the data set as it was published. */
  readonly source: string;
  /** Path below `public/`, with its origin and licence told beside it in `public/data/README.md`. */
  readonly path: string;
  /** All columns of the file, in its order, the one that is predicted included. */
  readonly columns: readonly Column[];
  /** Id of the column that is predicted unless a person picks another: classes where it has levels, a number where not. */
  readonly predicts: string;
  /** Ids of columns that are not fed unless a person asks for them, such as dates and numbers of rows. */
  readonly ignored?: readonly string[];
  /** The columns that the output picture spans unless a person picks others, or the two directions of largest spread. */
  readonly axes: readonly [string, string] | 'components';
  /** How numbers are scaled unless a person picks another scaler: to mean 0 and deviation 1, or not at all. */
  readonly scaler: 'none' | 'standard';
  /** Given where every feature is a pixel from 0 to 1, row by row. */
  readonly image?: { readonly width: number; readonly height: number };
  /**
   * Reads the file. The columns are `columns`.
   * @throws Error that quotes the offending line
   */
  parse(text: string): Table;
}

/** An entry of the catalog's data sets. */
export type DatasetDef<Name extends string = string> = GeneratedDataset<Name> | FileDataset;
