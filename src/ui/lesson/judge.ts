import { type ExperimentSpec, print, trainAlike } from '../../experiment/index.ts';
import { judgeAll, type Measured } from '../../goals/claim.ts';
import { experiment } from '../../store/experiment.ts';
import { lessons, meet, progressAt } from '../../store/lesson.ts';
import { looksAt } from '../../store/looks.ts';
import { type RunStore, run } from '../../store/run.ts';
import { measureRun } from '../measureRun.ts';

/** The last two experiments that were compared: every frame asks about the same ones. */
let compared: { readonly a: ExperimentSpec; readonly b: ExperimentSpec; readonly alike: boolean } | null = null;

function isSameRun(a: ExperimentSpec, b: ExperimentSpec): boolean {
  if (compared?.a !== a || compared.b !== b) compared = { a, b, alike: a === b || trainAlike(a, b) };
  return compared.alike;
}

/** The numbers of the run on the screen that goals are about; null while there is no run of the present experiment. */
export function measuredNow(store: RunStore): Measured | null {
  const { spec } = experiment.getState();
  // An experiment that only ends or is drawn in another way is the same run.
  if (!store.frame || !store.viewSpec || !isSameRun(store.viewSpec, spec)) return null;
  return measureRun(store, spec, looksAt().all);
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
