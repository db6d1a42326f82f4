import type { State } from '../compiler/compiled.ts';
import type { PreparedData } from '../compiler/data.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import type { FileGraph } from '../onnx/nodes.ts';
import type { Answers } from '../runtime/answers.ts';
import type { Recording } from '../runtime/recording.ts';
import type { NamedArray } from './arrays.ts';
import type { Curves } from './formats/csv.ts';

/** A single run with its data. */
interface Subject {
  /** The experiment of this run alone. */
  readonly spec: ExperimentSpec;
  readonly data: PreparedData;
}

/** A network as it is now. */
export interface ExportedNetwork extends Subject {
  /** The state of the run, and the number of steps that led to it. */
  readonly state: State;
  readonly step: number;
}

/** The place of a run in an experiment of several. */
interface Place {
  /** The experiment with all of its runs. */
  readonly whole: ExperimentSpec;
  /** The index of this run. */
  readonly replica: number;
}

/** The beginning of a run, for programs that repeat it. */
export interface ExportedStart extends Subject, Place {
  readonly recording: Recording;
  /** The name of the files, without an ending. */
  readonly name: string;
}

/** Everything that is known of a run that is exported. */
export interface Exported extends ExportedNetwork, Place {
  /** The name of the files, without an ending. */
  readonly name: string;
  /** Makes the first steps of the run again, fewer than these where rounding decides how it goes on. */
  record(steps: number): Promise<Recording>;
  /** The number of steps that programs repeat, unless rounding decides before. */
  readonly asked: number;
  /** Losses and metrics of the state, by their names such as `train/loss`. */
  readonly scores: ReadonlyMap<string, number>;
  /** The step after which the run was changed by hand; null if a program that starts over repeats it. */
  readonly editedAt: number | null;
  /** A sentence on what happened if its loss became infinite or undefined; null if it did not. */
  readonly diverged: string | null;
  /** The curves of the run so far; null if they are not known. */
  readonly curves: Curves | null;
  /** What the network says of the examples of all parts, one part after the other. */
  answers(): Promise<Answers>;
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
  /** The graph of a trained network. */
  readonly graph?: FileGraph;
  /** Sentences about it, such as cells that were made harmless for spreadsheets. */
  readonly remarks: readonly string[];
}

/** What a run is exported as. */
export interface WrittenRun extends Written {
  /** The step at which it was. */
  readonly step: number;
}
