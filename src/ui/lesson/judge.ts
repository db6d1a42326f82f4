import { print } from '../../experiment/index.ts';
import type { LessonStep } from '../../gallery/lesson.ts';
import { judgeAll, type Measured, type Verdict } from '../../goals/claim.ts';
import { measure } from '../../goals/measure.ts';
import { experiment } from '../../store/experiment.ts';
import { lessons, meet, progressAt } from '../../store/lesson.ts';
import { looksAt } from '../../store/looks.ts';
import { type RunStore, run } from '../../store/run.ts';

/** The numbers of the run on the screen that goals are about; null while there is no run of the present experiment. */
export function measuredNow({ frame, view, viewSpec, state }: RunStore): Measured | null {
  const { spec } = experiment.getState();
  if (!frame || !view || viewSpec !== spec) return null;
  const { values, step, epoch } = frame;
  const { all } = looksAt();
  const seen = all.findLast((look) => look.step === step)?.values[view.metric.id];
  return measure(spec, {
    step,
    epoch,
    scores: {
      train: { loss: values['train/loss'], [view.metric.id]: values['train/metric'] },
      validation: { loss: values['validation/loss'], [view.metric.id]: values['validation/metric'] },
      ...(typeof seen === 'number' && { test: { [view.metric.id]: seen } }),
    },
    testLooks: all.length,
    hasDiverged: state.status === 'diverged',
  });
}

/** The goals of a step compared with the run on the screen; null while there is no run to compare with. */
export function verdictsNow(step: LessonStep, store: RunStore): readonly Verdict[] | null {
  const measured = measuredNow(store);
  return measured && judgeAll(step.goals, measured);
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
