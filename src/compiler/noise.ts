/** The noise of a generator that is not drawn anew at every step. */

import type { ExperimentSpec } from '../experiment/index.ts';
import { layerName } from '../experiment/places.ts';
import { dividerOf, noiseOf } from '../experiment/two-networks.ts';
import { randomStream } from '../math/random.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';

/** Noise between −REACH and REACH is shown: 99 % of all draws. */
export const REACH = 2.5;

/**
 * The noise from which the examples that are shown and evaluated are made, [count, …]: the same at every step and for
 * every seed, so that runs side by side can share a graph.
 */
export function fixedNoise({ layers }: Pick<ExperimentSpec, 'layers'>, count: number): Tensor {
  const shape = [count, noiseOf(layers)];
  const random = randomStream(0, 'noise');
  return { shape, data: Float64Array.from({ length: sizeOf(shape) }, () => random.normal()) };
}

/** The name of the noise of training in a graph. */
export function noiseName(layers: ExperimentSpec['layers']): string {
  return `${layerName(layers, dividerOf(layers) ?? 0)}/noise`;
}

/**
 * The noise at the points of a square grid, row by row from the top: the first number runs across and the second up, from
 * −REACH to REACH; all others are 0. [size², …]
 * @param edges whether the outermost points are on the edge; otherwise they are the centres of cells
 */
export function noiseGrid({ layers }: ExperimentSpec, size: number, edges: boolean): Tensor {
  const width = noiseOf(layers);
  const shape: Shape = [size * size, width];
  const data = new Float64Array(size * size * width);
  const at = (index: number) => REACH * (edges ? (2 * index) / (size - 1) - 1 : (2 * index + 1) / size - 1);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const start = (row * size + column) * width;
      data[start] = at(column);
      if (width > 1) data[start + 1] = -at(row);
    }
  }
  return { shape, data };
}
