import { formatShape } from '../math/shape.ts';
import { nodesOf } from '../onnx/nodes.ts';
import { outlineOf } from '../onnx/outline.ts';
import type { Csv } from '../table/csv.ts';
import type { ArrayFile } from './arrays.ts';
import { writeJax } from './code/jax/index.ts';
import { writeKeras } from './code/keras/index.ts';
import { writeNotebook } from './code/notebook/index.ts';
import { writeTorch } from './code/torch/index.ts';
import type { Exported, ExportedStart, Program, Written } from './exported.ts';
import type { FormatId } from './format-list.ts';
import { writeNpz } from './formats/npz.ts';
import { writeSafetensors } from './formats/safetensors.ts';
import { weightsJson } from './formats/weights-json.ts';
import { writeInference } from './onnx/inference.ts';
import { writeTraining } from './onnx/training.ts';
import { remarkOnCells, remarkOnEdit, remarkOnSteps } from './remarks.ts';
import { writeData, writeEmbeddings, writeHistory, writePredictions } from './tables.ts';
import { weightsIn } from './weights/laid-out.ts';
import { withDots } from './weights/weights-file.ts';

/** Writes an experiment in a format. @throws Error in a sentence for people, if it cannot be written in that format */
export type Writer = (exported: Exported) => Written | Promise<Written>;

/** How each format is written. */
export const writers: Record<FormatId, Writer> = {
  onnx: (exported) => {
    const content = writeInference(exported);
    return { ...model(exported, 'onnx', content), graph: nodesOf(content) };
  },
  training: (exported) => model(exported, 'training.onnx', writeTraining(exported)),
  torch: program(writeTorch),
  keras: program(writeKeras),
  jax: program(writeJax),
  notebook: program(writeNotebook, 'ipynb'),
  safetensors: async (exported) => safetensors(exported, withDots(await weightsIn('nabla', exported))),
  safetensors_torch: async (exported) => safetensors(exported, await weightsIn('torch', exported)),
  safetensors_keras: async (exported) => safetensors(exported, await weightsIn('keras', exported)),
  npz: async (exported) => npz(exported, await weightsIn('nabla', exported)),
  npz_torch: async (exported) => npz(exported, await weightsIn('torch', exported)),
  npz_keras: async (exported) => npz(exported, await weightsIn('keras', exported)),
  json: async (exported) => {
    const text = weightsJson(await weightsIn('nabla', exported));
    return file(exported, 'json', text, text);
  },
  data: table('data', writeData),
  predictions: table('predictions', writePredictions),
  history: table('history', writeHistory),
  embeddings: table('embeddings', writeEmbeddings),
};

/** A program with the file of arrays beside it. */
function program(write: (exported: ExportedStart) => Program, ending = 'py'): Writer {
  return async ({ spec, data, whole, replica, name, editedAt, record, asked }) => {
    const recording = await record(asked);
    const { source, arrays } = write({ spec, data, whole, replica, name, recording });
    return {
      files: [
        { name: `${name}.${ending}`, content: source },
        { name: `${name}.npz`, content: writeNpz(arrays) },
      ],
      preview: source,
      remarks: [
        remarkOnSteps(recording.steps, { asked, spec }),
        ...(editedAt === null ? [] : [remarkOnEdit(editedAt)]),
      ],
    };
  };
}

/** An ONNX file, with an outline of it in place of its text. */
function model(exported: Exported, ending: string, content: Uint8Array<ArrayBuffer>): Written {
  return file(exported, ending, content, outlineOf(content));
}

/** A table with the number of its cells that were made harmless. */
function table(what: string, write: (exported: Exported) => Csv | Promise<Csv>): Writer {
  return async (exported) => {
    const { pieces, escaped } = await write(exported);
    const text = pieces.join('');
    const written = file(exported, `${what}.csv`, text, text);
    return escaped === 0 ? written : { ...written, remarks: [remarkOnCells(escaped)] };
  };
}

function file(
  { name }: Exported,
  ending: string,
  content: Written['files'][number]['content'],
  preview: string,
): Written {
  return { files: [{ name: `${name}.${ending}`, content }], preview, remarks: [] };
}

function safetensors(exported: Exported, weights: ArrayFile): Written {
  return file(exported, 'safetensors', writeSafetensors(weights), listOf(weights));
}

function npz(exported: Exported, weights: ArrayFile): Written {
  return file(exported, 'npz', writeNpz(weights.arrays), listOf(weights));
}

/** The name and the shape of every array, line by line. */
function listOf({ arrays }: ArrayFile): string {
  return arrays.map(({ name, shape }) => `${name} ${formatShape(shape)}`).join('\n');
}
