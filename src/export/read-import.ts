import { type ExperimentSpec, keptTableOf } from '../experiment/index.ts';
import { readFile } from '../onnx/read-file.ts';
import type { OwnTable } from '../table/table.ts';
import { isModel } from './format-list.ts';
import { readArrays } from './formats/read-arrays.ts';
import { KEYS } from './onnx/metadata.ts';
import { readInference } from './onnx/read.ts';
import { type Match, matchWeights } from './weights/match.ts';

/** Tensors by name: parameters and the memory of layers. */
type Tensors = ReadonlyMap<string, Float32Array>;

/** Weights, as far as they fit the experiment. */
export interface ImportedWeights extends Match {
  readonly kind: 'weights';
  /** What fits. */
  readonly tensors: Tensors;
}

/** A trained network with its experiment. */
export interface ImportedModel {
  readonly kind: 'model';
  /** The text of its experiment, and the number of steps that it was trained for. */
  readonly text: string;
  readonly step: number;
  readonly tensors: Tensors;
}

/** What a file offers to an experiment. */
export type ImportedFile =
  | ImportedWeights
  | ImportedModel
  /** A model whose experiment needs a person's own table. */
  | { readonly kind: 'needs table'; readonly id: string };

/** The message to the worker that reads a file. */
export interface ImportTask {
  readonly file: Blob;
  /** Of the file, with its ending. */
  readonly name: string;
  /** The experiment that weights are for. */
  readonly spec: ExperimentSpec;
  /** A table that the experiment of a model may need. */
  readonly table: OwnTable | null;
}

/** Its answer: what was read, or a sentence on why nothing was. */
export type ImportAnswer = { readonly read: ImportedFile } | { readonly problem: string };

/**
 * Reads a file of weights, or a model that Nabla exported.
 * @throws Error in a sentence for people: what was found, and what was expected
 */
export function readImport(bytes: Uint8Array, { name, spec, table }: Omit<ImportTask, 'file'>): ImportedFile {
  if (!isModel(name)) {
    const match = matchWeights(spec, readArrays(bytes, name));
    const tensors = new Map([...match.whole, ...match.memory].map((one) => [one.parameter, one.values]));
    return { kind: 'weights', ...match, tensors };
  }
  const id = keptTableOf(readFile(bytes).metadata.get(KEYS.experiment) ?? '');
  if (id !== null && id !== table?.id) return { kind: 'needs table', id };
  const { text, step, parameters } = readInference(bytes, () => table ?? undefined);
  return { kind: 'model', text, step, tensors: parameters };
}
