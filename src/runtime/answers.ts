import { outputShape } from '../compiler/data.ts';
import { buildOutputs } from '../compiler/inspection.ts';
import { LOGITS } from '../compiler/objective.ts';
import type { Member } from '../compiler/replicas.ts';
import { liveValues } from '../experiment/index.ts';
import { logOddsOfSoftmax } from '../math/logit.ts';
import { sizeOf } from '../math/shape.ts';
import { scalar, type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';

/** What a network answers for every example of all parts. */
export interface Answers {
  /** The output for `RunView.points`: [count, output units], or [count, steps, output units]. */
  readonly values: Float32Array;
  /**
   * The log odds of outputs that are probabilities, which distinguish those that round to 0 or 1; null for other
   * outputs.
   */
  readonly logOdds: Float32Array | null;
  /** The loss of each single example, without penalties: [count]. */
  readonly losses: Float32Array;
}

/**
 * The answers of a network by its logits for all examples. The engine computes only the logits; its sigmoid is off by
 * 1.5 % at −12 and is 0 below −17.5, so outputs and losses are computed from the logits in float64.
 */
export function answersOf(member: Member, logits: Float32Array): Answers {
  const { spec, data } = member;
  const live = Object.entries(liveValues(spec)).map(([name, value]) => [name, scalar(value)]);
  const { values, losses } = evaluateGraph(buildOutputs(member), {
    ...(Object.fromEntries(live) as Record<string, Tensor>),
    [LOGITS]: tensor(outputShape(data, logits.length / sizeOf(outputShape(data, 1))), logits),
  }) as { readonly values: Tensor; readonly losses: Tensor };
  return {
    values: Float32Array.from(values.data),
    logOdds: logOddsOf(spec.output.id, logits, data.outputs),
    losses: Float32Array.from(losses.data),
  };
}

function logOddsOf(output: string, logits: Float32Array, outputs: number): Float32Array | null {
  if (output === 'softmax') return logOddsOfSoftmax(logits, outputs);
  return output === 'sigmoid' ? logits : null;
}
