import { metricFor } from '../catalog/metrics/live.ts';
import { buildAutoencoder, CODE, codeOf, RECONSTRUCTION } from '../compiler/autoencoder.ts';
import { decisionBoundary } from '../compiler/objective.ts';
import { PARTS } from '../experiment/experiment.ts';
import { dataOf, liveValues } from '../experiment/index.ts';
import { UNSCALED, unscaled } from '../math/scale.ts';
import { concatenate, scalar, type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import { cellsOf, rowsAt } from '../table/cells.ts';
import type { Csv } from '../table/csv.ts';
import type { Exported } from './exported.ts';
import { type Columns, codesCsv, dataCsv, embeddingCsv, historyCsv, predictionsCsv, splitOf } from './formats/csv.ts';
import { labelNames } from './onnx/answers.ts';

/** The rows of the data with their part. @throws Error for people, if there are none */
export function writeData({ data: { preparation } }: Exported): Csv {
  if (!preparation) throw new Error('An agent makes its own experience, so there are no data to save.');
  const rowsOf = (part: (typeof PARTS)[number]) => preparation.parts[part].rows;
  const rows = { train: rowsOf('train'), validation: rowsOf('validation'), test: rowsOf('test') };
  return dataCsv(preparation.table, splitOf(preparation.table.count, rows));
}

/** What the network says of every example. @throws Error for people, if it says nothing of examples */
export async function writePredictions(exported: Exported): Promise<Csv> {
  const { data, answers } = exported;
  const { answer, preparation } = data;
  if (!preparation || exported.spec.task === 'gan') {
    throw new Error('This network predicts nothing about examples, so there are no predictions to save.');
  }
  const { values, losses } = await answers();
  const isRepeating = answer === 'input';
  return predictionsCsv({
    ...examplesOf(exported),
    targets: isRepeating ? knownOf(exported) : targetsIn(exported, 'target', targetsOf(exported)),
    predictions: isRepeating
      ? { labels: ['error'], levels: null, values: squaredErrors(exported, values) }
      : targetsIn(exported, 'prediction', decided(exported, values)),
    outputs: outputsOf(exported, values),
    losses,
  });
}

/** The outputs that predictions follow from; null if they say no more than these. */
function outputsOf({ data }: Exported, values: Float32Array): Columns | null {
  const { answer, classes, features, positions, scales } = data;
  if (answer === 'input') {
    const own = features.map((feature) => scales.get(feature) ?? UNSCALED);
    const inUnit = values.map((value, at) => unscaled(value, own[at % own.length] ?? UNSCALED));
    return { labels: features, levels: null, values: inUnit };
  }
  const labels = answer === 'class' ? classes : answer === 'side' ? classes.slice(1) : [];
  return labels.length > 0 && positions === null ? { labels, levels: null, values } : null;
}

/** The curves of the run. @throws Error for people, if there are none */
export function writeHistory({ curves, data }: Exported): Csv {
  if (!curves || curves.step.length === 0) throw new Error('The run has no curves yet: train it first.');
  return historyCsv(curves, metricFor(data).id);
}

/** The vectors of the tokens, or the codes of the examples. @throws Error for people, if the network has neither */
export function writeEmbeddings(exported: Exported): Csv {
  const { spec, state } = exported;
  const tokens = dataOf(spec).sequence?.tokens;
  const weight = [...state].find(([name]) => /^embedding\d*\/weight$/.test(name))?.[1];
  if (tokens && weight) return embeddingCsv(tokens, weight);
  if (codeOf(exported) === null) {
    throw new Error(whyNothingEmbedded(exported));
  }
  return writeCodes(exported);
}

function whyNothingEmbedded({ spec, data }: Exported): string {
  const nothing = 'This network has no embedding and no code';
  if (dataOf(spec).sequence?.tokens) return `${nothing}: add an Embedding layer.`;
  if (data.answer === 'input') return `${nothing}: add a hidden layer, whose outputs are the code.`;
  // Agents and games have tasks of their own, which another one would replace.
  if (!data.preparation || spec.task === 'gan') return `${nothing}.`;
  return `${nothing}: choose the task Autoencoder, so that it repeats its input.`;
}

function writeCodes(exported: Exported): Csv {
  const { data, spec, state } = exported;
  const x = concatenate(PARTS.map((part) => data.parts[part].x.data));
  const width = data.features.length;
  const count = x.length / width;
  const graph = buildAutoencoder(exported, count);
  const results = evaluateGraph(graph, {
    ...Object.fromEntries(
      graph.inputs.flatMap(({ attributes: { name }, type: { shape } }) => {
        const values = state.get(String(name));
        return values ? [[String(name), tensor(shape, values)]] : [];
      }),
    ),
    ...Object.fromEntries(Object.entries(liveValues(spec)).map(([name, value]) => [name, scalar(value)])),
    x: tensor([count, width], x),
  });
  const codes = (results[CODE] as Tensor).data;
  const reconstructions = (results[RECONSTRUCTION] as Tensor).data;
  const errors = squaredErrors(exported, reconstructions);
  return codesCsv({ ...examplesOf(exported), targets: knownOf(exported), codes, errors });
}

/** The mean squared error of each example that is repeated, on the scale on which the network sees it. */
function squaredErrors({ data }: Exported, repeated: ArrayLike<number>): Float32Array {
  const x = concatenate(PARTS.map((part) => data.parts[part].x.data));
  const width = data.features.length;
  return Float32Array.from({ length: x.length / width }, (_, row) => {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at++) sum += ((repeated[at] as number) - (x[at] as number)) ** 2;
    return sum / width;
  });
}

/** The row and the part of every example. */
function examplesOf({ data: { preparation, parts } }: Exported): { rows: number[]; split: Int8Array } {
  const rows = PARTS.flatMap((part) => [...(preparation?.parts[part].rows ?? [])]);
  const split = Int8Array.from(PARTS.flatMap((part, index) => new Array<number>(parts[part].count).fill(index)));
  return { rows, split };
}

/** What is known of examples that a network repeats: their class or their number; null for nothing. */
function knownOf(exported: Exported): Columns | null {
  const { classes, positions } = exported.data;
  const values = targetsOf(exported);
  if (positions !== null || Array.from(values).every(Number.isNaN)) return null;
  return classes.length > 0
    ? { labels: ['class'], levels: classes, values }
    : { labels: ['target'], levels: null, values };
}

/** The targets of all examples: classes by their index, or numbers as they are in the data. */
function targetsOf({ data }: Exported): ArrayLike<number> {
  const { classes, parts, preparation, targetScale } = data;
  const labels = concatenate(PARTS.map((part) => parts[part].labels));
  if (!preparation || classes.length > 0) return labels;
  const target = cellsOf(preparation.table, preparation.plan.target);
  const rows = PARTS.flatMap((part) => [...preparation.parts[part].rows]);
  const own = target ? rowsAt(target, rows) : labels;
  // Without rounding to float32, where each target is a cell of the table.
  return own.length === labels.length
    ? own.map((value, at) => (Number.isNaN(labels[at]) ? Number.NaN : value))
    : Float32Array.from(labels, (value) => unscaled(value, targetScale));
}

/** Values in the form of labels as columns: names of classes, or numbers. */
function targetsIn({ spec, data }: Exported, label: string, values: ArrayLike<number>): Columns {
  const { answer, classes, positions } = data;
  const names = answer === 'labels' ? labelNames(spec, data) : [];
  const count = positions?.count ?? 1;
  const labels =
    positions === null ? [label] : Array.from({ length: count }, (_, at) => `${label}_${names[at] ?? at + 1}`);
  return { labels, levels: answer === 'number' || answer === 'labels' ? null : classes, values };
}

/** What the outputs decide: classes by their index, or numbers in the unit of the data. */
function decided({ spec, data }: Exported, values: Float32Array): ArrayLike<number> {
  const { answer, outputs, targetScale } = data;
  if (answer === 'number') return values.map((value) => unscaled(value, targetScale));
  if (answer === 'side' || answer === 'labels') {
    const boundary = decisionBoundary(spec);
    return Float64Array.from(values, (value) => Number(value > boundary));
  }
  return Float64Array.from({ length: values.length / outputs }, (_, at) => {
    const own = values.subarray(at * outputs, (at + 1) * outputs);
    return own.indexOf(Math.max(...own));
  });
}
