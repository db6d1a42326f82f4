import type { State } from '../compiler/compiled.ts';
import type { PreparedData } from '../compiler/data.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import type { Recording } from '../runtime/recording.ts';
import type { NamedArray } from './arrays.ts';

/** An experiment that is exported, with its data, its first steps, and its present state. */
export interface Exported {
  readonly spec: ExperimentSpec;
  readonly data: PreparedData;
  readonly recording: Recording;
  /** The state of the run, and the number of steps that led to it. */
  readonly state: State;
  readonly step: number;
  /** The name of its files, without an ending. */
  readonly name: string;
}

/** A program with the arrays that it reads. */
export interface Program {
  readonly source: string;
  /** What the file beside it contains. */
  readonly arrays: readonly NamedArray[];
}

/** A file that a person saves. */
export interface ExportedFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** What an experiment is exported as. */
export interface Written {
  readonly files: readonly ExportedFile[];
  /** The text of the file, or what is in it, for people. */
  readonly preview: string;
  /** Sentences about it, such as cells that were made harmless for spreadsheets. */
  readonly remarks: readonly string[];
}
