import type { Compiled, State } from '../../compiler/compiled.ts';
import { timeOf } from '../../compiler/cost.ts';
import { buildLayer } from '../../compiler/inspection.ts';
import type { Graph } from '../../ir/graph.ts';
import { type Shape, sizeOf } from '../../math/shape.ts';
import type { Fed } from '../feeds/feed.ts';
import type { Look } from '../look.ts';

/** The most multiplications for one slice of a search: a few milliseconds, so that commands need not wait. */
export const SLICE = 1e7;
const MOST_EXAMPLES = 64;

/**
 * How many of `count` examples to use, so that the work takes no more than this many multiplications.
 * @param cost of one example
 * @param fewest as many are used in any case, if there are
 */
export function affordable(count: number, cost: number, multiplications: number, fewest: number): number {
  return Math.min(count, Math.max(fewest, Math.floor(multiplications / cost)));
}

/** A network at one moment. */
export interface Frozen extends Pick<Look, 'trainer' | 'compiled' | 'member' | 'replica'> {
  /** The parameters and the memory of `member` alone. */
  readonly state: State;
}

/** A graph that computes something for each row of an input. */
interface RowGraph {
  /** Identifies it among the graphs of a trainer. */
  readonly key: string;
  readonly input: string;
  /** The shape of a row. */
  readonly shape: Shape;
  readonly build: (rows: number) => Graph;
}

interface Rows {
  readonly count: number;
  /** The numbers of a row. */
  readonly at: (index: number) => ArrayLike<number>;
}

/**
 * The results of a graph for many rows. It yields between slices of them, so that the run may train in between.
 * @param take receives for each row what a result of the graph has for it; that is valid only during the call
 */
export async function* mapRows(
  { trainer, compiled, replica, state }: Frozen,
  { key, input, shape, build }: RowGraph,
  rows: Rows,
  take: (result: (name: string) => Float32Array, index: number) => void,
): AsyncGenerator<void, void> {
  const width = sizeOf(shape);
  // The same for any number of rows, so that they share a program.
  const slice = Math.max(1, Math.min(MOST_EXAMPLES, Math.floor(SLICE / timeOf(compiled))));
  const feeds = new Map<string, Fed>(
    compiled.state.map((one) => [one.name, { shape: one.shape, data: state.get(one.name) as Float32Array }]),
  );
  for (let first = 0; first < rows.count; first += slice) {
    const data = new Float32Array(slice * width);
    const count = Math.min(slice, rows.count - first);
    for (let row = 0; row < count; row++) data.set(rows.at(first + row), row * width);
    feeds.set(input, { shape: [slice, ...shape], data });
    const results = await trainer.infer(`${key} of ${slice} ${replica}`, () => build(slice), { replica, feeds });
    for (let row = 0; row < count; row++) {
      take((name) => {
        const values = results.get(name) ?? new Float32Array();
        const length = values.length / slice;
        return values.subarray(row * length, (row + 1) * length);
      }, first + row);
    }
    yield;
  }
}

/**
 * The output of a layer for many inputs; see `mapRows`.
 * @param inputs the number of inputs, and each of them as the network receives it
 * @param take receives the output for each input, in the layout of the layer's type; it is valid only during the call
 */
export async function* passThrough(
  network: Frozen,
  layer: number,
  inputs: Rows,
  take: (output: Float32Array, index: number) => void,
): AsyncGenerator<void, void> {
  const { compiled, member } = network;
  const { name } = compiled.layers[layer] as Compiled['layers'][number];
  const shape = [member.data.features.length];
  const graph = { key: name, input: 'x', shape, build: (rows: number) => buildLayer(member, rows, layer) };
  yield* mapRows(network, graph, inputs, (result, index) => take(result(name), index));
}
