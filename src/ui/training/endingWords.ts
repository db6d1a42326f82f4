import { type MetricId, metrics } from '../../catalog/metrics/index.ts';
import { type ExperimentSpec, endingsFor, scoreOf } from '../../experiment/index.ts';

/** The name of an ending in a list of choices: "epochs", "validation accuracy". */
export function labelOfEnding(of: string): string {
  const score = scoreOf(of);
  if (score === 'loss') return of === score ? 'training loss' : 'validation loss';
  if (!Object.hasOwn(metrics, score)) return of;
  const { label } = metrics[score as MetricId];
  // Abbreviations keep their capitals.
  const name = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  if (score === 'mean_return') return name;
  return `${of === score ? 'training' : 'validation'} ${name}`;
}

/** What a person may want to add to the conditions that end a run; undefined if there is nothing left. */
export function nextEnding(spec: ExperimentSpec): string | undefined {
  const left = endingsFor(spec).filter((of) => !spec.until.some((ending) => ending.of === of));
  return ['epochs', 'val_loss', 'mean_return', 'steps'].find((of) => left.includes(of)) ?? left[0];
}
