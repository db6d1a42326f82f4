import { EXPERIMENTS } from '../../gallery/experiments/index.ts';
import { openGallery } from '../../store/gallery.ts';
import { focusOnWorkbench, openExperiment } from '../gallery/open.ts';
import { LEVEL_NAMES } from '../gallery/words.ts';
import type { Command } from './command.ts';

/** Commands that open the gallery and each of its experiments. */
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
