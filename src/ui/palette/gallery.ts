import { EXPERIMENTS } from '../../gallery/experiments/index.ts';
import { LESSONS } from '../../gallery/index.ts';
import { openGallery } from '../../store/gallery.ts';
import { openBuilder } from '../builder/open.ts';
import { focusOnWorkbench, openExperiment } from '../gallery/open.ts';
import { LEVEL_NAMES } from '../gallery/words.ts';
import { openLesson } from '../lesson/open.ts';
import type { Command } from './command.ts';

/** Commands that open the gallery, each of its experiments and lessons, and the builder. */
export const galleryCommands: readonly Command[] = [
  {
    group: 'Gallery',
    title: 'Gallery…',
    explain: 'Lists ready experiments and lessons by topic and level, each of which opens in one click.',
    words: ['examples', 'presets', 'demos', 'templates', 'experiments', 'lessons', 'course'],
    onlyShows: true,
    reason: null,
    run: openGallery,
  },
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
  ...EXPERIMENTS.map((experiment) => ({
    group: 'Gallery',
    title: `Open: ${experiment.title}`,
    explain: experiment.sentence,
    words: [experiment.topic, LEVEL_NAMES[experiment.level], ...experiment.words],
    reason: null,
    run: () => openExperiment(experiment),
    focus: focusOnWorkbench,
  })),
];
