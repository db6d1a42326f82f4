import { experiment } from '../../../store/experiment.ts';
import { inspection } from '../../../store/inspection.ts';
import { goToStage, leaveStep } from '../../../store/slow-step.ts';
import { openTab } from '../openTab.ts';

/**
 * Keeps the tab with the step and the stage in the link in agreement: a link with a stage opens the tab, opening the tab
 * names the first stage, and opening another tab takes the stage out of the link.
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
      if (now.open === before.open) return;
      if (before.open === 'step') leaveStep();
      if (now.open === 'step' && experiment.getState().spec.stage === null) goToStage(0);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
