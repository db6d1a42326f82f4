import type { KeptTables } from '../../experiment/fields/field.ts';
import { type ExperimentSpec, parse } from '../../experiment/index.ts';
import { formatShape, sameShape } from '../../math/shape.ts';
import { readFile } from '../../onnx/read-file.ts';
import { grouped } from '../../table/words.ts';
import { tensorsOf } from '../tensors.ts';
import { FILE_VERSION, KEYS } from './metadata.ts';
import { tensorName } from './tensor-name.ts';

/** A trained network that was exported. */
export interface ReadInference {
  /** The text of the experiment, and what it says. */
  readonly text: string;
  readonly spec: ExperimentSpec;
  /** The number of steps that it was trained for. */
  readonly step: number;
  /** The values of its parameters and of the memory of its layers, by their names, such as `dense1/weight`. */
  readonly parameters: ReadonlyMap<string, Float32Array>;
}

/**
 * Reads a file of `writeInference`, or of `writeTraining`.
 * @param kept finds a person's own table that is too large for a text, by its id
 * @throws Error with a sentence for people: what was found, and what was expected
 */
export function readInference(bytes: Uint8Array, kept?: KeptTables): ReadInference {
  const { producer, metadata, tensor } = readFile(bytes);
  const text = metadata.get(KEYS.experiment);
  const version = metadata.get(KEYS.version);
  if (text === undefined || version === undefined) {
    const from = producer ? ` by ${quoted(producer)}` : '';
    throw new Error(
      `The file is an ONNX model${from}, but only one that Nabla exported says which experiment it belongs to.`,
    );
  }
  if (version !== FILE_VERSION) {
    throw new Error(`The file has version ${quoted(version)}, but this program reads version ${FILE_VERSION}.`);
  }
  const { spec, notices } = parse(text, kept);
  const [notice] = notices;
  if (notice) throw new Error(`The experiment in the file cannot be read: ${notice.message}`);
  return { text, spec, step: stepIn(metadata.get(KEYS.step)), parameters: parametersIn(spec, tensor) };
}

/** As many as the text of an experiment can ask for. */
const MOST_STEPS = 1e9;

function stepIn(text: string | undefined): number {
  const step = /^\d+$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (!(step <= MOST_STEPS)) {
    throw new Error(
      `The file says ${quoted(text ?? '')} where the number of steps is expected, at most ${grouped(MOST_STEPS)}.`,
    );
  }
  return step;
}

function parametersIn(
  spec: ExperimentSpec,
  tensor: ReturnType<typeof readFile>['tensor'],
): ReadonlyMap<string, Float32Array> {
  const { parameters, memory } = tensorsOf(spec);
  return new Map(
    [...parameters, ...memory].map(({ name, shape }) => {
      // Older training steps have the same tensors by their names in the step.
      const found = tensor(tensorName(name)) ?? tensor(name);
      if (!found) throw new Error(`The file lacks ${quoted(tensorName(name))}, which the experiment in it has.`);
      if (!sameShape(found.shape, shape)) {
        throw new Error(
          `${quoted(tensorName(name))} in the file has the shape ${formatShape(found.shape)}, but the experiment in it needs ${formatShape(shape)}.`,
        );
      }
      if (!found.data.every(Number.isFinite)) {
        throw new Error(`${quoted(tensorName(name))} in the file has a value that is not a number.`);
      }
      return [name, found.data] as const;
    }),
  );
}

/** A text from the file, cut where it is long. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
