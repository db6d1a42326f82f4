import { arrangement } from '../../store/arrangement.ts';
import { experiment } from '../../store/experiment.ts';
import { inspection } from '../../store/inspection.ts';
import { run } from '../../store/run.ts';
import { goToStage, slowStep } from '../../store/slow-step.ts';
import { moveSpotlight } from './spotlights.ts';

/** Moves on in the presentation, or back with −1: through the stages of “One step” if it is open, else to a spotlight. */
export function moveOn(by: 1 | -1): void {
  const stages = isStepShown() ? (run.getState().findings.slowStep?.stages.length ?? 0) : 0;
  const stage = (experiment.getState().spec.stage ?? 1) - 1 + by;
  if (stage >= 0 && stage < stages) goToStage(stage);
  else moveSpotlight(by);
}

/** Whether the stages of a step are on the screen. */
function isStepShown(): boolean {
  const { enlarged, inspector } = arrangement.getState();
  const isInSight = enlarged === 'inspector' || (enlarged === null && inspector !== 'folded');
  return isInSight && inspection.getState().open === 'step' && !slowStep.getState().hasWorksheet;
}
