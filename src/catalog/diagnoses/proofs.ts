import type { LossColumns } from '../../math/loss-columns.ts';
import type { Proof } from './definition.ts';
import type { AgentEvidence } from './evidence.ts';

/** With fewer evaluations, a trend cannot be distinguished from chance. */
export const FEWEST_EVALUATIONS = 20;

/** The training loss over the steps. */
export function lossCurve({ step, trainLoss }: LossColumns): Proof {
  return { kind: 'curves', lines: [{ label: 'training loss', step, values: trainLoss }] };
}

/** The training and the validation loss over the steps. */
export function bothLosses({ step, trainLoss, validationLoss }: LossColumns): Proof {
  return {
    kind: 'curves',
    lines: [
      { label: 'training loss', step, values: trainLoss },
      { label: 'validation loss', step, values: validationLoss },
    ],
  };
}

/** The mean return of an agent over the steps. */
export function returnCurve({ returns: { step, mean } }: AgentEvidence): Proof {
  return { kind: 'curves', lines: [{ label: 'mean return', step, values: mean }] };
}
