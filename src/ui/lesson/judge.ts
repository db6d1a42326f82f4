import { type ExperimentSpec, print } from '../../experiment/index.ts';
import { judgeAll, type Measured } from '../../goals/claim.ts';
import { experiment } from '../../store/experiment.ts';
import { lessons, meet, progressAt } from '../../store/lesson.ts';
import { looksAt } from '../../store/looks.ts';
import { type RunStore, run } from '../../store/run.ts';
import { measureRun } from '../measureRun.ts';

/** The numbers of the run on the screen that goals are about; null while there is no run of the present experiment. */
export function measuredNow(store: RunStore): Measured | null {
  const { spec } = experiment.getState();
  if (!store.frame || !store.viewSpec || !isSame(store.viewSpec, spec)) return null;
  return measureRun(store, spec, looksAt().all);
}

/** Whether two experiments are equal: one that is loaded again is another object, whose run goes on. */
function isSame(a: ExperimentSpec, b: ExperimentSpec): boolean {
  return a === b || print(a) === print(b);
}

/**
 * Judges the goals of the present step at every frame, and records the moment at which all of them hold. A run that was
 * changed during training meets no goals, because nobody could verify it by running it again.
 * @returns a function that ends this
 */
export function watchGoals(): () => void {
  return run.subscribe((now, before) => {
    if (now.frame === before.frame && now.state.status === before.state.status) return;
    const { lesson, index } = lessons.getState();
    const step = lesson?.steps[index];
    if (!step || step.goals.length === 0 || progressAt(lessons.getState()).met || now.editedAt !== null) return;
    const measured = measuredNow(now);
    if (!measured || !judgeAll(step.goals, measured).every(({ holds }) => holds)) return;
    meet({
      experiment: print(experiment.getState().spec),
      step: now.frame?.step ?? 0,
      measured,
      provider: now.state.provider ?? 'wasm',
    });
  });
}
