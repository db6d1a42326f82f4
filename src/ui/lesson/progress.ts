import { lessonOf } from '../../gallery/index.ts';
import { progressOf } from '../../store/lesson.ts';
import { isDone } from './done.ts';
import { isNote } from './open.ts';

/** How far a person has come in a built-in lesson; null if they have not begun. */
export function progressIn(id: string): 'done' | 'started' | null {
  const progress = progressOf(id);
  if (!progress.some(({ answer, met }) => answer !== null || met !== null)) return null;
  const asking = lessonOf(id, isNote).steps.map((step, index) => {
    return (step.question === null && step.goals.length === 0) || isDone(step, progress[index]);
  });
  return asking.every(Boolean) ? 'done' : 'started';
}
