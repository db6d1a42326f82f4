/** What can end a run: counts, time, and scores on the training or the validation part. */
import { learnsByReward } from './agent.ts';
import { dataOf } from './data.ts';
import type { ExperimentSpec } from './experiment.ts';
import { entryOf } from './lookup.ts';

/** Precedes the name of a score on the validation part. */
const ON_VALIDATION = 'val_';

const OF_CLASSES: readonly string[] = ['precision', 'recall', 'f1'];
/** Metrics of whole sequences, by what is predicted of them. */
const OF_SEQUENCES = { whole: [], step: ['exact_match'], next: ['exact_match', 'perplexity'] } as const;
/** Scores that are not a share from 0 to 1. */
const UNBOUNDED: readonly string[] = [
  'loss',
  'perplexity',
  'log_loss',
  'mae',
  'mse',
  'rmse',
  'r2',
  'explained_variance',
  'energy_distance',
  'mean_return',
];

const COUNT = { min: 1, max: 1e9, integer: true } as const;
const COUNTS = {
  epochs: { ...COUNT, default: 20 },
  steps: { ...COUNT, default: 500 },
  episodes: { ...COUNT, default: 1000 },
  seconds: { min: 0.01, max: 1e6, default: 30 },
} as const;

type Needed = Pick<ExperimentSpec, 'data' | 'table' | 'target' | 'series' | 'task' | 'split' | 'fold'>;

/** The names of everything that can end a run of the experiment, in the order of its text. */
export function endingsFor(spec: Needed): readonly string[] {
  if (learnsByReward(spec)) return ['steps', 'episodes', 'seconds', 'mean_return'];
  const hasValidation = spec.fold !== null || spec.split.validation > 0;
  const scores = ['loss', ...metricsFor(spec)];
  return ['epochs', 'steps', 'seconds', ...scores.flatMap((of) => (hasValidation ? [of, ON_VALIDATION + of] : [of]))];
}

/** The metrics of the catalog that are defined for what the network learns. */
function metricsFor(spec: Needed): readonly string[] {
  const { task, answer, sequence } = dataOf(spec);
  const { metrics, kept } = entryOf('tasks', task);
  const ofClasses = kept.includes('accuracy') ? OF_CLASSES : [];
  const ofSequences = sequence && answer !== 'number' ? OF_SEQUENCES[sequence.predicts] : [];
  return [...new Set([...metrics, ...ofClasses, ...ofSequences])];
}

/** The name of a score, on whichever part it is measured. */
export function scoreOf(of: string): string {
  return of.startsWith(ON_VALIDATION) ? of.slice(ON_VALIDATION.length) : of;
}

/** The values at which this can end a run. */
export function rangeOf(of: string) {
  if (Object.hasOwn(COUNTS, of)) return COUNTS[of as keyof typeof COUNTS];
  const score = scoreOf(of);
  if (UNBOUNDED.includes(score)) return { min: -1e9, max: 1e9, default: 0.1 };
  return { min: 0, max: 1, default: score === 'calibration_error' ? 0.05 : 0.95 };
}
