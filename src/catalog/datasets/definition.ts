import type { ImageSize } from '../../math/sample.ts';
import type { Column } from '../../table/table.ts';
import type { Entry } from '../entry.ts';
import type { Task } from '../tasks/index.ts';

/**
 * One example: its features, or the pixels of its image, and its label (the class as an integer from 0, or the number to
 * predict).
 */
export interface Example {
  readonly features: readonly number[];
  readonly label: number;
}

/** The pixels of an image, and its targets: see `GeneratedTargets.each`. */
export interface TargetsExample {
  readonly pixels: readonly number[];
  readonly targets: readonly number[];
}

/** A sequence, step by step, and its target: a label as that of `Example`, or one for each step, NaN where none is scored. */
export interface SequenceExample {
  /** [steps, features], or [steps] tokens: indices into the vocabulary. */
  readonly sequence: readonly number[];
  readonly target: number | readonly number[];
}

/** The form of the sequences of a dataset: numbers or tokens. */
export type SequenceForm =
  /** @param numbers names of the numbers at each step */
  | { readonly steps: number; readonly numbers: readonly string[] }
  /** @param tokens the vocabulary: names of the tokens, short enough for a small square */
  | { readonly steps: number; readonly tokens: readonly string[] };

/**
 * What is predicted of a sequence: one value for the whole, one at every step, or at every step the token that comes
 * next, so that the network can continue a sequence.
 */
export type SequenceTarget = 'whole' | 'step' | 'next';

interface Common<Name extends string> extends Omit<Entry<Name>, 'tex'> {
  /** What the target is, in words: the number of a regression, or the meaning of the classes. */
  readonly target: string;
}

/** How a person's drawing becomes an image of a dataset: in the way in which the dataset was made. */
export interface DrawingRules {
  /** The background and the ink of a new drawing: a number from 0 to 1 for each channel. */
  readonly background: readonly number[];
  readonly ink: readonly number[];
  /** Whether the images have other shades or colours than these two, so that a person may choose them. */
  readonly shades: boolean;
  /** The usual width of a stroke, in pixels. */
  readonly stroke: number;
  /** A pixel is a whole number of these steps from 0 to 1; null if it can be any number. */
  readonly levels: number | null;
  /** The size, in pixels, to which the drawn part is scaled before it is centred; null if it keeps its size and place. */
  readonly box: { readonly height: number; readonly width: number } | null;
}

/** Examples that a generator draws anew for every seed. */
export interface GeneratedDataset<Name extends string = string> extends Common<Name> {
  readonly kind: 'generated';
  readonly task: Task;
  /** Names of the features, in order: x1, x2, or x1 alone; `image` if each example is one. Part of the link format. */
  readonly features: readonly string[];
  /** The size of the images, if each example is one. Pixels are from 0 to 1. */
  readonly image?: ImageSize;
  /** How a drawing becomes one of the images, if each example is one. */
  readonly drawing?: DrawingRules;
  /** Names of the classes for these numbers, in the order of their labels; none for regression. */
  classes(hyper: Readonly<Record<Name, number>>): readonly string[];
  /**
   * The features that the output picture shows by default, as indices into `features`; a single one if there is only
   * one; for images, the two directions of largest spread.
   */
  readonly axes: readonly [number, number] | readonly [number] | 'components';
  /** Whether features are standardized by default (mean 0, deviation 1, fitted on the training part). */
  readonly standardize: boolean;
}

/** Images with several targets each that a generator draws anew for every seed. */
export interface GeneratedTargets<Name extends string = string> extends GeneratedDataset<Name> {
  /** What has a target of its own: each pixel a class, or each label 1 if the example has it and 0 if not. */
  readonly each: 'pixel' | 'label';
  readonly image: ImageSize;
}

/** Sequences that a generator draws anew for every seed. */
export interface GeneratedSequences<Name extends string = string> extends Common<Name> {
  readonly kind: 'sequences';
  readonly task: Task;
  readonly predicts: SequenceTarget;
  form(hyper: Readonly<Record<Name, number>>): SequenceForm;
  /** Names of the classes for these numbers, in the order of their labels; none for regression. */
  classes(hyper: Readonly<Record<Name, number>>): readonly string[];
}

/** The format of a file: `parsers` reads each of them. */
export type FileFormat = 'csv' | 'images' | 'words';

/** A file that ships with the page and is read when it is needed. */
export interface DataFile {
  /** Path below `public/`; `public/data/README.md` gives origin and licence. */
  readonly path: string;
  /** The number of its rows. */
  readonly count: number;
}

/**
 * Examples that somebody measured. If there is a hyperparameter `n`, it is the number of rows, and its default is at
 * most that of the file.
 */
export interface FileDataset<Name extends string = never> extends Common<Name>, DataFile {
  readonly kind: 'file';
  readonly format: FileFormat;
  /** What one row is, in words. */
  readonly rows: string;
  /** Who measured, collected and published the data. */
  readonly makers: string;
  readonly licence: string;
  /** Address of a page about the published dataset. */
  readonly source: string;
  /** A file with further rows, which is read only if more are wanted than the first file has; its size in bytes. */
  readonly more?: Omit<DataFile, 'count'> & { readonly bytes: number };
  /** All columns of the file, in its order, including the target. The pixels of images are from 0 to 1. */
  readonly columns: readonly Column[];
  /** Id of the default target column: a class if it has levels, otherwise a number. */
  readonly predicts: string;
  /** Ids of columns that are ignored by default, such as dates and row numbers. */
  readonly ignored?: readonly string[];
  /**
   * The columns that the output picture shows by default; a single one if there is only one; or the two directions of
   * largest spread.
   */
  readonly axes: readonly [string, string] | readonly [string] | 'components';
  /** How numbers are scaled by default: to mean 0 and deviation 1, or not at all. */
  readonly scaler: 'none' | 'standard';
  /** How a drawing becomes one of the images, if each row has one. */
  readonly drawing?: DrawingRules;
  /** Whether the rows are in the order of time, so that they can be the steps of a series. */
  readonly ordered?: true;
  /** The windows of the series that are the examples by default. */
  readonly series?: { readonly window: number; readonly horizon: number };
  /** Whether the target at each step of a sequence is the token that comes next. */
  readonly predictsNext?: true;
}

/** Data that come as examples. */
export type DatasetDef<Name extends string = string> =
  | GeneratedDataset<Name>
  | GeneratedTargets<Name>
  | GeneratedSequences<Name>
  | FileDataset<Name>;
