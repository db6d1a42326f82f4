import type { ReadyExperiment } from '../../gallery/experiments/ready-experiment.ts';
import type { LessonHead } from '../../gallery/lesson.ts';
import type { Level } from '../../gallery/topics.ts';
import type { Findable } from '../search.ts';

/** The names of the levels. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = { 1: 'First steps', 2: 'Going on', 3: 'Advanced' };

/** The texts that find an experiment. */
export function textsOfExperiment({ title, sentence, topic, level, words, text }: ReadyExperiment): Findable {
  return { title, explain: sentence, words: [topic, LEVEL_NAMES[level], ...words, text] };
}

/** The texts that find a lesson. */
export function textsOfLesson({ title, sentence, audience, topic, level, notes }: LessonHead): Findable {
  return { title, explain: `${sentence} ${audience}`, words: [topic, LEVEL_NAMES[level], ...notes] };
}
