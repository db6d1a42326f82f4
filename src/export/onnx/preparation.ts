import type { PreparedData } from '../../compiler/data.ts';
import type { FittedColumn } from '../../compiler/preparation/column.ts';
import type { Prepared } from '../../compiler/preparation/prepared.ts';
import { entryOf } from '../../experiment/index.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../ir/graph.ts';
import { type Scale, UNSCALED } from '../../math/scale.ts';
import { emitForAnyBatch, TWO_BATCHES } from '../../onnx/any-batch.ts';
import { dataTypeOf, type OnnxDType } from '../../onnx/proto.ts';
import type { GraphWriter } from '../../onnx/writer.ts';
import { namesOfRow, neededColumns } from '../needed-columns.ts';
import { tokensOf, wordsOf } from './columns.ts';

/** The name of the axis that runs over examples. */
export const BATCH = 'batch';

/** Inputs of the network, as columns of a matrix with a row for each example, or for each step of a series. */
interface Block {
  readonly tensor: string;
  readonly names: readonly string[];
}

/**
 * Declares an input of the model for every column of the data, as it is before its preparation, and emits that
 * preparation.
 * @returns the tensor of the network's inputs, [batch, features]
 */
export function emitPreparation(
  writer: GraphWriter,
  data: PreparedData,
  preparation: Prepared,
  batch: () => string,
): string {
  const columns = neededColumns(data, preparation);
  const window = preparation.plan.series?.window ?? null;
  const drops = entryOf('imputers', preparation.plan.missing.id).drops;
  const numbers = columns.filter(({ cells }) => cells.column.levels === null);
  const [of, missing] = emitNumbers(writer, numbers, window, drops);
  const categories = columns
    .filter(({ cells: { column } }) => column.levels !== null && !column.sequence)
    .flatMap((column) => emitCategory(writer, column, window));
  const tokens = columns
    .filter(({ cells: { column } }) => column.levels !== null && column.sequence)
    .map((column) => emitTokens(writer, column, window));
  const blocks = [...of, ...missing, ...categories, ...tokens];
  const wanted = namesOfRow(data, preparation, window);
  const computed = wanted.filter((name) => !blocks.some(({ names }) => names.includes(name)));
  blocks.push(...computed.map((id) => emitFeature(writer, data, id, blocks, batch)));
  const rows = arranged(writer, blocks, wanted);
  if (window === null || wanted.length === 0) return rows;
  explain(writer, 'all steps of a window, one after the other');
  return writer.node('Reshape', [rows, writer.integers([-1, data.features.length])]);
}

function explain(writer: GraphWriter, text: string): void {
  writer.about = { scope: 'prepare', text };
}

/** Numbers without gaps and outliers, scaled; and which of them were missing, where the network is told. */
function emitNumbers(
  writer: GraphWriter,
  columns: readonly FittedColumn[],
  window: number | null,
  drops: boolean,
): readonly [Block[], Block[]] {
  if (columns.length === 0) return [[], []];
  const fits = columns.flatMap((column) => column.fits);
  const fills = columns.flatMap(({ cells, fillValue }) => {
    const fill = cells.column.missing && !drops ? fillValue : Number.NaN;
    return new Array<number>(cells.width).fill(fill);
  });
  const isFilled = fills.some((fill) => !Number.isNaN(fill));
  const isClipped = fits.some(({ bounds: [low, high] }) => Number.isFinite(low) || Number.isFinite(high));
  const isScaled = fits.some(({ scale }) => !isIdentity(scale));
  const isPrepared = isFilled || isClipped || isScaled;
  const declared = columns.map((column) => {
    // The preparation is computed in 64 bits, as on the page, so its inputs have them too; pixels need fewer.
    const dtype = isPrepared && !column.cells.column.image ? 'float64' : 'float32';
    const name = declare(writer, column, dtype, window);
    explain(writer, 'pixels as 64-bit numbers');
    return isPrepared && dtype === 'float32' ? cast(writer, name, 'float64') : name;
  });
  explain(writer, 'the columns with numbers, side by side');
  let tensor = writer.concat(declared, 1);
  const width = fits.length;
  const vector = (name: string, values: readonly number[]) =>
    writer.initializer(`prepare.${name}`, 'float64', [1, width], values);
  const names = columns.flatMap(({ cells, inputs }) => inputs.slice(0, cells.width));

  const indicated = columns.filter(({ cells, inputs }) => inputs.length > cells.width);
  const indicators: Block[] = [];
  if (isFilled || indicated.length > 0) {
    explain(writer, 'whether a number is missing');
    const missing = writer.node('IsNaN', [tensor]);
    if (indicated.length > 0) {
      const places = indicated.map(({ inputs }) => names.indexOf(inputs[0] as string));
      explain(writer, '1 where a number is missing');
      const chosen = writer.node('Gather', [cast(writer, missing, 'float32'), writer.integers(places)], { axis: 1 });
      indicators.push({ tensor: chosen, names: indicated.map(({ inputs }) => inputs.at(-1) as string) });
    }
    if (isFilled) {
      explain(writer, 'missing numbers replaced by a fitted one');
      tensor = writer.node('Where', [missing, vector('fill', fills), tensor]);
    }
  }
  if (isClipped) {
    explain(writer, 'numbers no further out than the fitted bounds');
    tensor = writer.node('Max', [
      tensor,
      vector(
        'low',
        fits.map(({ bounds }) => bounds[0]),
      ),
    ]);
    tensor = writer.node('Min', [
      tensor,
      vector(
        'high',
        fits.map(({ bounds }) => bounds[1]),
      ),
    ]);
  }
  if (isScaled) {
    explain(writer, 'scaled: (x - offset) * factor');
    tensor = writer.node('Sub', [
      tensor,
      vector(
        'offset',
        fits.map(({ scale }) => scale.offset),
      ),
    ]);
    tensor = writer.node('Mul', [
      tensor,
      vector(
        'factor',
        fits.map(({ scale }) => scale.factor),
      ),
    ]);
  }
  explain(writer, 'prepared numbers as 32-bit numbers');
  if (isPrepared) tensor = cast(writer, tensor, 'float32');
  return [[{ tensor, names }], indicators];
}

/** A 0/1 input for each category, or for two only for the second. */
function emitCategory(writer: GraphWriter, column: FittedColumn, window: number | null): readonly Block[] {
  const { cells, inputs, fillValue } = column;
  const levels = cells.column.levels ?? [];
  const name = declare(writer, column, 'string', window);
  explain(writer, `the index of the category of ${cells.column.label}; -1 for none`);
  const found = writer.node('LabelEncoder', [name], {
    keys_strings: { strings: levels },
    values_int64s: [...levels.keys()],
    default_int64: -1,
  });
  const missing = () => {
    explain(writer, `whether ${cells.column.label} is missing`);
    return writer.node('Less', [found, writer.integers([0])]);
  };
  const isFilled = cells.column.missing && !Number.isNaN(fillValue);
  let index = found;
  if (isFilled) {
    const gap = missing();
    explain(writer, `a missing category becomes ${levels[fillValue]}, the most frequent one`);
    index = writer.node('Where', [gap, writer.integers([fillValue]), found]);
  }
  const chosen = [...levels.keys()].slice(levels.length === 2 ? 1 : 0);
  explain(writer, `1 for the category of ${cells.column.label}, 0 for the others`);
  const oneHot = cast(writer, writer.node('Equal', [index, writer.integers(chosen)]), 'float32');
  const block = { tensor: oneHot, names: inputs.slice(0, chosen.length) };
  if (inputs.length === chosen.length) return [block];
  const indicator = cast(writer, missing(), 'float32');
  return [block, { tensor: indicator, names: inputs.slice(-1) }];
}

/** The index of the token at each step. */
function emitTokens(writer: GraphWriter, column: FittedColumn, window: number | null): Block {
  const name = declare(writer, column, 'int64', window);
  explain(writer, 'the indices of tokens as 32-bit numbers');
  return { tensor: cast(writer, name, 'float32'), names: column.inputs };
}

/** A feature that is computed from two prepared numbers. */
function emitFeature(
  writer: GraphWriter,
  { own, pair }: PreparedData,
  id: string,
  blocks: readonly Block[],
  batch: () => string,
): Block {
  const definition = entryOf('features', id);
  const [graph, other] = TWO_BATCHES.map((count) => {
    const builder = new GraphBuilder();
    const raw = pair.map((place) => builder.input(own[place] as string, float32([count, 1]))) as unknown as [
      Value,
      Value,
    ];
    return finishGraph({ feature: definition.build(raw) });
  }) as [ReturnType<typeof finishGraph>, ReturnType<typeof finishGraph>];
  explain(writer, `a number that ${id} is computed from`);
  const names = new Map(
    graph.inputs.map((input) => [input, arranged(writer, blocks, [String(input.attributes.name)])]),
  );
  emitForAnyBatch(writer, [graph, other], names, batch, () => explain(writer, `the feature ${definition.symbol}`));
  return { tensor: names.get(graph.outputs.feature as Value) as string, names: [id] };
}

/** The named inputs in this order, as columns of one matrix. */
function arranged(writer: GraphWriter, blocks: readonly Block[], wanted: readonly string[]): string {
  const used = blocks.filter(({ names }) => names.some((name) => wanted.includes(name)));
  const names = used.flatMap((block) => block.names);
  explain(writer, 'the inputs of the network, side by side');
  const whole = writer.concat(
    used.map(({ tensor }) => tensor),
    1,
  );
  if (names.length === wanted.length && names.every((name, place) => name === wanted[place])) return whole;
  explain(writer, 'the inputs of the network in their order');
  return writer.node('Gather', [whole, writer.integers(wanted.map((name) => names.indexOf(name)))], { axis: 1 });
}

/** Declares the input for a column. @returns it as a matrix with a row for each example, or for each step of a series */
function declare(writer: GraphWriter, fitted: FittedColumn, dtype: OnnxDType, window: number | null): string {
  const { column, width } = fitted.cells;
  const { image, sequence } = column;
  const steps = window ?? 1;
  const rows = (shape: readonly number[]) => writer.input(column.id, dtype, [BATCH, ...shape], wordsOf(fitted, window));
  explain(writer, `the numbers of ${column.label} in rows`);
  const flat = (name: string) => writer.node('Reshape', [name, writer.integers([-1, width])]);
  if (image) return flat(rows([image.channels, image.height, image.width]));
  if (window !== null) return flat(rows([steps]));
  if (tokensOf(column)) return rows([width]);
  return sequence ? flat(rows([sequence.steps, sequence.names.length])) : rows([width]);
}

function cast(writer: GraphWriter, name: string, to: OnnxDType): string {
  return writer.node('Cast', [name], { to: dataTypeOf(to) });
}

function isIdentity({ offset, factor }: Scale): boolean {
  return offset === UNSCALED.offset && factor === UNSCALED.factor;
}
