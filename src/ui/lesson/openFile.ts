import { MOST_BYTES } from '../../gallery/read-lesson.ts';
import { notify } from '../../store/experiment.ts';
import { openLessonFile } from './open.ts';

/** Opens a lesson that a person has as a file; a notice says what is wrong with it. */
export async function openFile(file: File): Promise<void> {
  if (file.size > MOST_BYTES) {
    notify('lesson', `${file.name} has ${file.size} bytes, but a lesson has at most ${MOST_BYTES}.`);
    return;
  }
  try {
    openLessonFile(file.name, await file.text());
  } catch (error) {
    notify('lesson', (error as Error).message);
  }
}
