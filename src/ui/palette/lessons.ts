import { LESSONS } from '../../gallery/index.ts';
import { openBuilder } from '../builder/open.ts';
import { focusOnWorkbench } from '../gallery/open.ts';
import { LEVEL_NAMES } from '../gallery/words.ts';
import { openLesson } from '../lesson/open.ts';
import type { Command } from './command.ts';

/** Commands that open each lesson of the gallery, and the builder. */
export const lessonCommands: readonly Command[] = [
  {
    group: 'Gallery',
    title: 'Build an exercise…',
    explain: 'Opens a form beside the workbench, in which you write a lesson for your students.',
    words: ['teach', 'lesson', 'author', 'create', 'course', 'task', 'homework'],
    reason: null,
    run: openBuilder,
    focus: focusOnWorkbench,
  },
  ...LESSONS.map(({ id, title, sentence, topic, level }) => ({
    group: 'Lessons',
    title: `Lesson: ${title}`,
    explain: sentence,
    words: [topic, LEVEL_NAMES[level], 'exercise', 'course', 'tutorial'],
    reason: null,
    run: () => openLesson(id),
    focus: focusOnWorkbench,
  })),
];
