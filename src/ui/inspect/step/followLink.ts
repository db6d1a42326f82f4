import { experiment } from '../../../store/experiment.ts';
import { inspection } from '../../../store/inspection.ts';
import { leaveStep } from '../../../store/slow-step.ts';
import { openTab } from '../openTab.ts';

/**
 * Opens the tab with the step when a link names a stage, and takes the stage out of the link when another tab opens.
 * @returns a function that ends this
 */
export function followStageInLink(): () => void {
  const open = () => {
    if (inspection.getState().open !== 'step') openTab('step');
  };
  if (experiment.getState().spec.stage !== null) open();
  const stops = [
    experiment.subscribe(({ spec: { stage } }, before) => {
      if (stage !== null && stage !== before.spec.stage) open();
    }),
    inspection.subscribe((now, before) => {
      if (before.open === 'step' && now.open !== 'step') leaveStep();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
