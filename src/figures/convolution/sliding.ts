/** A kernel that slides over a square grid of numbers. Pure. */
import { finishGraph, float32, GraphBuilder } from '../../ir/graph.ts';
import { tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { conv } from '../../ops/index.ts';

/** Lengths in cells, the same for rows and columns. */
export interface Sliding {
  readonly input: number;
  readonly kernel: number;
  readonly stride: number;
  /** Rows and columns of zeros at each edge. */
  readonly padding: number;
  /** The distance between neighbouring cells that the kernel reads. */
  readonly dilation: number;
}

/** A cell that the kernel reads at a position. Outside of the input, it is padding. */
export interface Read {
  /** The index of the weight, row-major. */
  readonly weight: number;
  readonly row: number;
  readonly column: number;
  /** The index of the input, row-major; null for padding. */
  readonly index: number | null;
}

/** Rows and columns of the output; 0 if the kernel fits nowhere. */
export function outputSize({ input, kernel, stride, padding, dilation }: Sliding): number {
  return Math.max(0, Math.floor((input + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1);
}

/** What the kernel reads for a cell of the output, in the order of its weights. */
export function readsAt(sliding: Sliding, outputRow: number, outputColumn: number): Read[] {
  const { input, kernel, stride, padding, dilation } = sliding;
  const isInside = (place: number) => place >= 0 && place < input;
  return Array.from({ length: kernel * kernel }, (_, weight) => {
    const row = outputRow * stride - padding + Math.floor(weight / kernel) * dilation;
    const column = outputColumn * stride - padding + (weight % kernel) * dilation;
    return { weight, row, column, index: isInside(row) && isInside(column) ? row * input + column : null };
  });
}

/** The output, row-major, by the convolution of the catalog’s layers. */
export function convolve(sliding: Sliding, input: readonly number[], weights: readonly number[]): number[] {
  if (outputSize(sliding) === 0) return [];
  const { input: n, kernel, stride, padding, dilation } = sliding;
  const builder = new GraphBuilder();
  const [inputShape, kernelShape] = [
    [1, 1, n, n],
    [1, 1, kernel, kernel],
  ];
  const y = conv(builder.input('x', float32(inputShape)), builder.input('w', float32(kernelShape)), {
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
    dilations: [dilation, dilation],
  });
  const feeds = { x: tensor(inputShape, input), w: tensor(kernelShape, weights) };
  return Array.from(evaluateGraph(finishGraph({ y }), feeds).y?.data ?? []);
}
