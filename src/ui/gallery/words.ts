import type { ReadyExperiment } from '../../gallery/experiments/ready-experiment.ts';
import type { Level } from '../../gallery/topics.ts';

/** The names of the levels. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = { 1: 'First steps', 2: 'Going on', 3: 'Advanced' };

/** The experiments whose words contain all words of the query, in whole or in part. */
export function matching(experiments: readonly ReadyExperiment[], query: string): readonly ReadyExperiment[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return experiments.filter((experiment) => {
    const text = wordsOf(experiment);
    return wanted.every((word) => text.includes(word));
  });
}

/** All words that find an experiment, in lower case. */
function wordsOf({ title, sentence, topic, level, words, text }: ReadyExperiment): string {
  return [title, sentence, topic, LEVEL_NAMES[level], ...words, text, text.replaceAll('_', ' ')]
    .join(' ')
    .toLowerCase();
}
