import { print } from '../../../spec/index.ts';
import type { KeptRun } from '../../../store/runs.ts';
import { dataName } from './columns.ts';

/** What of a run goes into the file; the run on the screen has no number. */
export type Listed = Pick<KeptRun, 'name' | 'spec' | 'edited' | 'outcome'> & {
  readonly number: number | null;
  readonly keptAt: number | null;
};

const HEADER = [
  'run',
  'name',
  'kept_at',
  'data',
  'seed',
  'runs_side_by_side',
  'changed_on_the_way',
  'steps',
  'epochs',
  'training_seconds',
  'loss',
  'train_loss',
  'validation_loss',
  'best_validation_loss',
  'metric',
  'train_metric',
  'validation_metric',
  'experiment',
  'link',
];

/**
 * Runs as comma-separated values (RFC 4180): numbers with all their digits, empty where there is none.
 * @param page address that an experiment's text makes a link of
 */
export function runsCsv(runs: readonly Listed[], page: string): string {
  const rows = runs.map(({ number, name, keptAt, spec, edited, outcome }) => [
    number ?? 'current',
    name,
    keptAt === null ? '' : new Date(keptAt).toISOString(),
    dataName(spec),
    spec.seed,
    spec.replicas,
    edited ? 'yes' : 'no',
    outcome.steps,
    outcome.epochs,
    outcome.seconds,
    spec.loss.id,
    outcome.trainLoss,
    outcome.validationLoss,
    outcome.bestValidationLoss,
    outcome.metric?.id ?? '',
    outcome.trainMetric,
    outcome.validationMetric,
    print(spec),
    `${page}#${print(spec)}`,
  ]);
  return [HEADER, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
