import { type DraftStep, newStep } from '../../gallery/draft.ts';
import { stepTitle } from '../../gallery/read-draft.ts';
import { changeDraft, changeStep, drafts, goToPlace, offerRestore } from '../../store/draft-lesson.ts';

/** Adds a step at the end, which continues with the one before, and shows its form. */
export function addStep(): void {
  changeDraft(({ steps }) => ({ steps: [...steps, newStep(null)] }));
  goToPlace((drafts.getState().draft?.steps.length ?? 1) - 1);
}

/** Moves a step, whose form stays. */
export function moveStep(from: number, to: number): void {
  changeDraft(({ steps }) => {
    const step = steps[from];
    return step ? { steps: steps.toSpliced(from, 1).toSpliced(to, 0, step) } : {};
  });
  goToPlace(to);
}

/** Removes a step, and offers to restore it. */
export function removeStep(index: number): void {
  const { draft } = drafts.getState();
  const step = draft?.steps[index];
  if (!draft || !step) return;
  changeDraft({ steps: draft.steps.toSpliced(index, 1) });
  goToPlace(Math.min(index, draft.steps.length - 2));
  offerRestore(`“${stepTitle(step, index)}” was removed.`, (now) => ({
    ...now,
    steps: now.steps.toSpliced(index, 0, step),
  }));
}

/** Changes a step so that something is lost, and offers to restore that. */
export function removeFrom(step: DraftStep, change: Partial<DraftStep>, said: string): void {
  const before = Object.fromEntries(Object.keys(change).map((field) => [field, step[field as keyof DraftStep]]));
  changeStep(step.key, change);
  offerRestore(said, (now) => ({
    ...now,
    steps: now.steps.map((one) => (one.key === step.key ? { ...one, ...before } : one)),
  }));
}
