import { BUILDER } from '../../experiment/page/keys.ts';
import { type Draft, draftOf, newDraft } from '../../gallery/draft.ts';
import type { Lesson } from '../../gallery/lesson.ts';
import { packLesson } from '../../gallery/pack-lesson.ts';
import { MOST_BYTES, readLesson } from '../../gallery/read-lesson.ts';
import { drafts, replaceDraft, setPreview } from '../../store/draft-lesson.ts';
import { experimentText, load, notify, unguarded } from '../../store/experiment.ts';
import { forgetLesson } from '../../store/lesson.ts';
import { setPagePair } from '../../store/page.ts';
import { isNote, openLesson, openStep } from '../lesson/open.ts';

/** Opens the builder with the draft that the browser remembers, or with a new one. */
export function openBuilder(): void {
  setPagePair('step', null);
  setPagePair('lesson', BUILDER);
}

/** Opens the builder with a copy of a lesson. */
export function editCopy(lesson: Lesson): void {
  replaceDraft(draftOf(lesson));
  openBuilder();
}

/** The text of the experiment on the screen, as a lesson has it. */
export function experimentNow(): string {
  return experimentText().replace(/&v=\d+$/, '');
}

/** A draft that starts with the experiment on the screen. */
export function emptyDraft(): Draft {
  return newDraft(experimentNow());
}

/** Continues with the lesson in a file; a notice says what is wrong with it. */
export async function openDraft(file: File): Promise<void> {
  try {
    if (file.size > MOST_BYTES) throw new Error(`it has ${file.size} bytes, but at most ${MOST_BYTES} can be read`);
    replaceDraft(draftOf(readLesson('own', await file.text(), isNote)));
  } catch (error) {
    notify('lesson', `${file.name} cannot be read: ${(error as Error).message}.`);
  }
}

/** Shows a lesson as a student sees it, from a step on. */
export function preview(markdown: string, step: number): void {
  const source = packLesson(markdown);
  setPreview({ source, experiment: experimentText() });
  forgetLesson(source);
  openLesson(source);
  if (step > 0) openStep(step);
}

/** Returns from the preview to the builder, with the experiment that was on the screen before. */
export function leavePreview(): void {
  const { preview: left } = drafts.getState();
  openBuilder();
  if (left === null) return;
  unguarded(() => load(left.experiment));
  forgetLesson(left.source);
  setPreview(null);
}

/** The link that opens a lesson, in whatever place the page is. */
export function linkTo(markdown: string): string {
  const [address = ''] = location.href.split(/[#?]/);
  return `${address}#lesson=${packLesson(markdown)}&v=1`;
}
