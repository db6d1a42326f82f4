import { experiment } from '../../../store/experiment.ts';
import { openTab } from '../openTab.ts';

/** Opens the tab with the step whenever a link names a stage. @returns a function that ends this */
export function followStageInLink(): () => void {
  let known: number | null = null;
  const follow = () => {
    const { stage } = experiment.getState().spec;
    if (stage !== null && stage !== known) openTab('step');
    known = stage;
  };
  follow();
  return experiment.subscribe(follow);
}
