import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ExperimentSpec, Start } from '../experiment/index.ts';
import { parametersOf } from '../experiment/parameters.ts';
import { isModel } from '../export/format-list.ts';
import { readArrays } from '../export/formats/read-arrays.ts';
import { readInference } from '../export/onnx/read.ts';
import { tensorsOf } from '../export/tensors.ts';
import { matchWeights } from '../export/weights/match.ts';
import { messageOf } from '../runtime/message-of.ts';
import { MOST_PACKED } from '../table/packer.ts';
import { UsageError } from './usage-error.ts';

/** Tensors by name: parameters and the memory of layers. */
export type Tensors = ReadonlyMap<string, Float32Array>;

/** An experiment and the tensors from which its run starts; undefined if it draws them. */
export interface Started {
  readonly spec: ExperimentSpec;
  readonly loaded: Tensors | undefined;
}

/**
 * Reads an ONNX model that was exported here: its experiment, which starts from its weights.
 * @throws UsageError if it is from elsewhere or damaged
 */
export function readModel(path: string): Started {
  const { spec, parameters } = reading(path, (bytes) => readInference(bytes));
  return started(spec, parameters);
}

/**
 * The experiment with the weights in a file. All of its parameters have to be there, because a command that starts from
 * half of a network is most likely a mistake.
 * @throws UsageError with what was found and what was expected
 */
export function readWeights(path: string, spec: ExperimentSpec): Started {
  const { whole, memory, summary } = reading(path, (bytes) => matchWeights(spec, arraysOf(bytes, path)));
  if (whole.length < parametersOf(spec).length) throw new UsageError(`--weights "${path}" does not fit: ${summary}`);
  return started(spec, new Map([...whole, ...memory].map(({ parameter, values }) => [parameter, values])));
}

/** The text of the experiment holds the weights if there are few enough, so that it gives the same run. */
function started(spec: ExperimentSpec, loaded: Tensors): Started {
  const whole = parametersOf(spec).flatMap(({ name, shape }) => {
    const values = loaded.get(name);
    return values ? [{ parameter: name, shape, values }] : [];
  });
  const numbers = whole.reduce((sum, { values }) => sum + values.length, 0);
  const start: Start = { whole: numbers <= MOST_PACKED ? whole : [], elements: [] };
  return { spec: { ...spec, start }, loaded };
}

function arraysOf(bytes: Uint8Array, path: string) {
  if (!isModel(path)) return readArrays(bytes, basename(path));
  const { spec, parameters } = readInference(bytes);
  const tensors = tensorsOf(spec);
  const arrays = [...tensors.parameters, ...tensors.memory].map(({ name, shape }) => {
    return { name, shape, data: parameters.get(name) as Float32Array };
  });
  return { arrays, metadata: { layout: 'nabla' } };
}

function reading<T>(path: string, read: (bytes: Uint8Array) => T): T {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UsageError(`"${path}" is not a file that can be read`);
  }
  try {
    return read(bytes);
  } catch (error) {
    throw new UsageError(`"${path}" cannot be used: ${messageOf(error)}`);
  }
}
