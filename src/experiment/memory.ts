import { sizeOf } from '../math/shape.ts';
import type { ExperimentSpec } from './experiment.ts';
import { layerShapesOf } from './parameters.ts';
import { rowCount } from './rows.ts';
import { environmentOf } from './world.ts';

/**
 * The bytes that a training step may need. WebAssembly has at most 4 GB; a quarter of them is left for the examples, the
 * program and gaps between blocks.
 */
export const STEP_MEMORY = 3e9;

const BYTES = 4;
/** How often a step holds a number at the same time, as measured with onnxruntime on WASM. */
const COPIES = { values: 3, unfolded: 2, parameters: 9 } as const;

/** About how many bytes a training step of one network needs. */
export interface StepMemory {
  readonly perExample: number;
  /** For parameters, their gradients and what the optimizer remembers of them. */
  readonly fixed: number;
}

export function stepMemory(spec: ExperimentSpec): StepMemory {
  let values = 0;
  let unfolded = 0;
  let parameters = 0;
  for (const layer of layerShapesOf(spec)) {
    values += layer.values;
    for (const { shape, role } of layer.parameters) {
      parameters += sizeOf(shape);
      // The gradient of kernels copies the window that each position of the result reads.
      if (role.kind === 'weight' && shape.length > 2) {
        const [, ...positions] = layer.output.shape;
        unfolded += (sizeOf(shape) / (shape[role.unitAxis] as number)) * sizeOf(positions);
      }
    }
  }
  return {
    perExample: BYTES * (COPIES.values * values + COPIES.unfolded * unfolded),
    fixed: BYTES * COPIES.parameters * parameters,
  };
}

/** The number of examples with which a step of one network fits into the memory, at least 1. */
export function mostExamples(spec: ExperimentSpec): number {
  const { perExample, fixed } = stepMemory(spec);
  return Math.max(1, Math.floor((STEP_MEMORY - fixed) / perExample));
}

/** The number of copies of an experiment that fit into the memory together, at least 1. */
export function mostReplicas(spec: ExperimentSpec): number {
  return Math.max(1, Math.floor(STEP_MEMORY / bytesOfStep(spec)));
}

/** About how many bytes a step of one network needs. */
export function bytesOfStep(spec: ExperimentSpec): number {
  const { perExample, fixed } = stepMemory(spec);
  return fixed + batchCount(spec) * perExample;
}

type BatchChoice = Pick<ExperimentSpec, 'batch' | 'worlds' | 'moves' | 'table' | 'data'>;

/** The number of examples in a batch, at most that of all data if they are all in it; or of the moves of an agent. */
export function batchCount({ batch, worlds, moves, ...choice }: BatchChoice): number {
  if (environmentOf(choice)) return worlds * moves;
  return batch === 'all' ? rowCount(choice) : batch;
}

/** A number of bytes as a person reads it: "3 GB", "12.4 GB". */
export function gigabytes(bytes: number): string {
  return `${Number((bytes / 1e9).toPrecision(3))} GB`;
}
