import type { ReadyExperiment } from '../../gallery/experiments/ready-experiment.ts';
import type { LessonHead } from '../../gallery/lesson.ts';
import type { Level } from '../../gallery/topics.ts';

/** The names of the levels. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = { 1: 'First steps', 2: 'Going on', 3: 'Advanced' };

/** The members whose words contain all words of the query, in whole or in part. */
export function matching<T>(members: readonly T[], wordsOf: (member: T) => string, query: string): readonly T[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return members.filter((member) => {
    const text = wordsOf(member).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** All words that find an experiment. */
export function wordsOfExperiment({ title, sentence, topic, level, words, text }: ReadyExperiment): string {
  return [title, sentence, topic, LEVEL_NAMES[level], ...words, text, text.replaceAll('_', ' ')].join(' ');
}

/** All words that find a lesson. */
export function wordsOfLesson({ title, sentence, audience, topic, level, notes }: LessonHead): string {
  return [title, sentence, audience, topic, LEVEL_NAMES[level], ...notes].join(' ').replaceAll('_', ' ');
}
