import { formatShape } from '../math/shape.ts';
import { nodesOf } from '../onnx/nodes.ts';
import { outlineOf } from '../onnx/outline.ts';
import type { Csv } from '../table/csv.ts';
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
import { writeData, writeEmbeddings, writeHistory, writePredictions } from './tables.ts';
import { tensorsOf } from './tensors.ts';
import { weightsFile, withDots } from './weights/weights-file.ts';

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
  safetensors: (exported) =>
    file(exported, 'safetensors', writeSafetensors(withDots(savedWeights(exported))), listOfTensors(exported)),
  npz: (exported) => file(exported, 'npz', writeNpz(savedWeights(exported).arrays), listOfTensors(exported)),
  json: (exported) => {
    const text = weightsJson(savedWeights(exported));
    return file(exported, 'json', text, text);
  },
  data: table('data', writeData),
  predictions: table('predictions', writePredictions),
  history: table('history', writeHistory),
  embeddings: table('embeddings', writeEmbeddings),
};

/** A program with the file of arrays beside it. */
function program(write: (exported: ExportedStart) => Program, ending = 'py'): Writer {
  return async ({ spec, data, whole, replica, name, editedAt, record }) => {
    const recording = await record();
    const { source, arrays } = write({ spec, data, whole, replica, name, recording });
    return {
      files: [
        { name: `${name}.${ending}`, content: source },
        { name: `${name}.npz`, content: writeNpz(arrays) },
      ],
      preview: source,
      remarks: [remarkOnSteps(recording.steps), ...(editedAt === null ? [] : [remarkOnEdit(editedAt)])],
    };
  };
}

function remarkOnEdit(step: number): string {
  return `The run on the page was changed at step ${step}. The program starts over with the present settings.`;
}

function remarkOnSteps(steps: number): string {
  if (steps === 0) {
    return 'The program compares only the first losses: from the first step on, rounding decides how this run goes.';
  }
  return `The program repeats the first ${steps === 1 ? 'step' : `${steps} steps`} of this experiment, and stops if a loss differs by more than 1e-4.`;
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
    return escaped === 0 ? written : { ...written, remarks: [remarkOn(escaped)] };
  };
}

function remarkOn(escaped: number): string {
  const cells = escaped === 1 ? 'One cell begins' : `${escaped} cells begin`;
  return `${cells} like a formula, so an apostrophe is written before it: a spreadsheet does not run it.`;
}

function file(
  { name }: Exported,
  ending: string,
  content: Written['files'][number]['content'],
  preview: string,
): Written {
  return { files: [{ name: `${name}.${ending}`, content }], preview, remarks: [] };
}

function savedWeights({ spec, state, step, scores }: Exported) {
  return weightsFile({ spec, state, step, scores, memory: tensorsOf(spec).memory });
}

/** The name and the shape of every tensor, line by line. */
function listOfTensors({ spec }: Exported): string {
  const { parameters, memory } = tensorsOf(spec);
  return [...parameters, ...memory]
    .map(({ name, shape }) => `${name.replaceAll('/', '.')} ${formatShape(shape)}`)
    .join('\n');
}
