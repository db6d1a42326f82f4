/** Examples with several targets, at steps, at pixels or for labels: to a loss or a metric, each of these is an example. */
import { oneHot } from '../catalog/layers/one-hot.ts';
import type { TargetForm } from '../catalog/losses/definition.ts';
import type { Value } from '../ir/graph.ts';
import { greater, maximum, reshape, toFloat, transpose } from '../ops/index.ts';
import type { PreparedData } from './data.ts';

/** What is known about the targets of an experiment. */
export type Targets = Pick<PreparedData, 'task' | 'answer' | 'outputs' | 'predicts' | 'positions' | 'skips'>;

type Form = Pick<Targets, 'outputs' | 'positions'>;

/** [batch, steps, outputs], [batch, outputs, height, width] or [batch, labels] → [batch · positions, outputs]. */
export function positionsAsExamples(values: Value, { outputs, positions }: Form): Value {
  const batch = values.type.shape[0] as number;
  return reshape(channelsLast(values, { positions }), [batch * (positions?.count ?? 1), outputs]);
}

/** Outputs of the network in the shape of `outputShape`. */
export function byPosition(values: Value, { outputs, positions }: Form): Value {
  if (positions === null || positions.of === 'step') return values;
  return reshape(channelsLast(values, { positions }), [values.type.shape[0] as number, positions.count, outputs]);
}

/** [batch, outputs, height, width] → [batch, height, width, outputs]; others unchanged. */
function channelsLast(values: Value, { positions }: Pick<Form, 'positions'>): Value {
  const isOfImages = positions?.of === 'pixel' && values.type.shape.length === 4;
  return isOfImages ? transpose(values, [0, 2, 3, 1]) : values;
}

/**
 * Targets in the form of a loss or a metric.
 * @param target as the table has it: in that form already, or [batch, positions] as in `PartData.y`
 */
export function targetsIn(form: TargetForm, target: Value, data: Targets): Value {
  const { answer, outputs, positions, skips } = data;
  if (positions === null) return target;
  const [batch] = target.type.shape as readonly [number];
  if (form !== 'index' && answer === 'class') {
    return reshape(oneHot(target, outputs), [batch * positions.count, outputs]);
  }
  const each = reshape(target, [batch * positions.count, 1]);
  // A position that is not scored gets some class.
  return skips ? maximum(each, 0) : each;
}

/** 1 for each position that is scored and 0 for any other, [batch · positions]; null if all are. */
export function scoredPositions(target: Value, { positions, skips }: Targets): Value | null {
  if (positions === null || !skips) return null;
  const [batch] = target.type.shape as readonly [number];
  // Unscored positions have −1, and classes are integers from 0.
  return toFloat(greater(reshape(target, [batch * positions.count]), -0.5));
}
