import type { LessonStep } from '../../gallery/lesson.ts';
import type { StepProgress } from '../../store/lesson.ts';

/** Whether a person has answered the question of a step and met its goals, as far as it has any. */
export function isDone(step: LessonStep, progress: StepProgress | undefined): boolean {
  const asks = step.question !== null || step.goals.length > 0;
  return asks && isAnswered(step, progress) && isMet(step, progress);
}

/** Whether the question of a step is answered, or there is none. */
export function isAnswered({ question }: LessonStep, progress: StepProgress | undefined): boolean {
  return question === null || (progress?.answer ?? null) !== null;
}

/** Whether the goals of a step are met, or there are none. */
export function isMet({ goals }: LessonStep, progress: StepProgress | undefined): boolean {
  return goals.length === 0 || (progress?.met ?? null) !== null;
}
