/** Graphs that compute the output of every unit at the points of the grid. */

import { dataOf, type ExperimentSpec, targetPositions } from '../experiment/index.ts';
import { hasGenerator } from '../experiment/two-networks.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../ir/graph.ts';
import { type SampleType, unitAxisOf } from '../math/sample.ts';
import type { Tensor } from '../math/tensor.ts';
import { reduceMean, transpose } from '../ops/index.ts';
import type { PreparedData } from './data.ts';
import type { Grid } from './grid.ts';
import { activateOutput, buildNetwork } from './network.ts';
import { noiseGrid } from './noise.ts';
import { LOGITS } from './objective.ts';
import { gridInputs } from './picture.ts';

/**
 * Parameters → the units of each layer, by its name: [units, size²], for an image the mean of each channel; the logits of
 * the output layer if `endsInLogits`. Those of a generator are at the points of `noiseGrid`.
 */
export function buildPicture(spec: ExperimentSpec, data: PreparedData, grid: Grid): Graph {
  const builder = new GraphBuilder();
  const inputs = gridInputs(grid, data);
  const constant = ({ shape, data: values }: Tensor) => builder.constant(values, float32(shape));
  const pass = hasGenerator(spec) ? { noise: constant(noiseGrid(spec, grid.size, false)) } : {};
  const { layers, output } = buildNetwork(spec, constant(inputs), data.outputs, pass);
  const maps = Object.fromEntries(
    layers.map(({ name, units, type }) => [name, transpose(averagedOverPositions(units, type))]),
  );
  return finishGraph(
    endsInLogits(spec)
      ? { ...maps, [output.name]: transpose(averagedOverPositions(output.logits, output.type)) }
      : maps,
  );
}

/** `logits` [outputs, size²] → `units` of the output layer; null if the picture has these. */
export function buildOutputPicture(
  spec: ExperimentSpec,
  { outputs, answer, positions }: PreparedData,
  { size }: Grid,
): Graph | null {
  if (!endsInLogits(spec)) return null;
  const units = answer === 'labels' ? (positions?.count ?? 1) : outputs;
  const logits = new GraphBuilder().input(LOGITS, float32([units, size * size]));
  return finishGraph({ units: activateOutput(spec, logits) });
}

/**
 * Whether the engine must not compute the output activation. On WASM its sigmoid is off by 1.5 % at −12 and is 0 below
 * −17.5. The activation works element by element, so the logits can stay in the order of the picture.
 */
function endsInLogits(spec: ExperimentSpec): boolean {
  // A map of an image is a mean over its pixels, which comes after the activation.
  const isOfImage = dataOf(spec).answer === 'input' || targetPositions(spec)?.of === 'pixel';
  return spec.output.id === 'sigmoid' && !isOfImage;
}

/** The mean of each channel of an image, or of each feature over time: [batch, units]; the units of a row unchanged. */
function averagedOverPositions(units: Value, type: SampleType): Value {
  const positions = units.type.shape.flatMap((_, axis) => (axis === 0 || axis === unitAxisOf(type) + 1 ? [] : [axis]));
  return positions.length === 0 ? units : reduceMean(units, positions);
}
