import { buildAutoencoder, CODE, codeOf, RECONSTRUCTION } from '../compiler/autoencoder.ts';
import { decisionBoundary } from '../compiler/objective.ts';
import { PARTS } from '../experiment/experiment.ts';
import { dataOf, liveValues } from '../experiment/index.ts';
import { unscaled } from '../math/scale.ts';
import { concatenate, scalar, type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import type { Csv } from '../table/csv.ts';
import type { Exported } from './exported.ts';
import { type Columns, codesCsv, dataCsv, embeddingCsv, historyCsv, predictionsCsv, splitOf } from './formats/csv.ts';

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
  const labels = concatenate(PARTS.map((part) => data.parts[part].labels));
  const outputs = answer === 'input' ? data.features : answer === 'class' ? data.classes : [];
  return predictionsCsv({
    ...examplesOf(exported),
    targets: targetsIn(exported, 'target', labels),
    predictions: targetsIn(exported, 'prediction', decided(exported, values)),
    outputs: outputs.length > 0 && data.positions === null ? { labels: outputs, levels: null, values } : null,
    losses,
  });
}

/** The curves of the run. @throws Error for people, if there are none */
export function writeHistory({ curves }: Exported): Csv {
  if (!curves || curves.step.length === 0) throw new Error('The run has no curves yet: train it first.');
  return historyCsv(curves, null);
}

/** The vectors of the tokens, or the codes of the examples. @throws Error for people, if the network has neither */
export function writeEmbeddings(exported: Exported): Csv {
  const { spec, state } = exported;
  const tokens = dataOf(spec).sequence?.tokens;
  const weight = [...state].find(([name]) => /^embedding\d*\/weight$/.test(name))?.[1];
  if (tokens && weight) return embeddingCsv(tokens, weight);
  if (codeOf(exported) === null) {
    throw new Error('This network has no embedding and no code: add an Embedding layer, or let it repeat its input.');
  }
  return writeCodes(exported);
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
  const errors = Float64Array.from({ length: count }, (_, row) => {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at++) {
      sum += ((reconstructions[at] as number) - (x[at] as number)) ** 2;
    }
    return sum / width;
  });
  return codesCsv({ ...examplesOf(exported), targets: null, codes, errors });
}

/** The row and the part of every example. */
function examplesOf({ data: { preparation, parts } }: Exported): { rows: number[]; split: Int8Array } {
  const rows = PARTS.flatMap((part) => [...(preparation?.parts[part].rows ?? [])]);
  const split = Int8Array.from(PARTS.flatMap((part, index) => new Array<number>(parts[part].count).fill(index)));
  return { rows, split };
}

/** Values in the form of labels as columns: names of classes, or numbers in the unit of the data. */
function targetsIn({ data }: Exported, label: string, values: ArrayLike<number>): Columns {
  const { answer, classes, positions, targetScale } = data;
  const isNumber = answer === 'number';
  const count = positions?.count ?? 1;
  const labels = positions === null ? [label] : Array.from({ length: count }, (_, at) => `${label}_${at + 1}`);
  return {
    labels,
    levels: isNumber || answer === 'input' || answer === 'labels' ? null : classes,
    values: isNumber ? Float64Array.from(values, (value) => unscaled(value, targetScale)) : values,
  };
}

/** What the outputs decide, in the form of labels; of an autoencoder, its mean error. */
function decided({ spec, data }: Exported, values: Float32Array): Float64Array {
  const { answer, outputs } = data;
  if (answer === 'number') return Float64Array.from(values);
  if (answer === 'side' || answer === 'labels') {
    const boundary = decisionBoundary(spec);
    return Float64Array.from(values, (value) => Number(value > boundary));
  }
  return Float64Array.from({ length: values.length / outputs }, (_, at) => {
    const own = values.subarray(at * outputs, (at + 1) * outputs);
    return own.indexOf(Math.max(...own));
  });
}
