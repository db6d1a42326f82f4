import { TOPICS } from '../topics.ts';
import { readExperiments } from './read-experiments.ts';
import type { ReadyExperiment } from './ready-experiment.ts';

/** The files of all topics. The page imports this file late. */
const files = import.meta.glob<string>('./*.md', { eager: true, query: '?raw', import: 'default' });

/** All ready experiments by topic, in the order of their file. */
export const EXPERIMENTS: readonly ReadyExperiment[] = Object.entries(files)
  .flatMap(([path, source]) => {
    try {
      return readExperiments(source);
    } catch (error) {
      throw new Error(`src/gallery/experiments/${path.slice(2)}: ${(error as Error).message}`);
    }
  })
  .sort((a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic));
