import { type ExperimentSpec, print } from '../../../experiment/index.ts';
import type { ScoreId } from '../../../runtime/series.ts';
import type { Outcome } from '../../../store/outcome.ts';
import type { KeptRun } from '../../../store/runs.ts';
import { writeTable } from '../../../table/write.ts';
import { partsOf, scoresOf } from '../../series.ts';
import { dataName } from './columns.ts';

/** The information about a run in the file; the current run has no number. */
export type Listed = Pick<KeptRun, 'name' | 'spec' | 'edited' | 'outcome'> & {
  readonly number: number | null;
  readonly keptAt: number | null;
};

/** Texts and numbers by column; null or NaN if there is none. */
type Row = Readonly<Record<string, string | number | null>>;

/**
 * Writes runs as comma-separated values (RFC 4180), with all digits of the numbers.
 * @param page the address of the page, for the links
 */
export function runsCsv(runs: readonly Listed[], page: string): string {
  const specs = runs.map(({ spec }) => spec);
  const [scores, parts] = [scoresOf(specs), partsOf(specs)];
  const rows = runs.map(
    ({ number, name, keptAt, spec, edited, outcome }): Row => ({
      run: number === null ? 'current' : String(number),
      name: name || null,
      kept_at: keptAt === null ? null : new Date(keptAt).toISOString(),
      data: dataName(spec),
      seed: spec.seed,
      runs_side_by_side: spec.replicas,
      changed_on_the_way: edited ? 'yes' : 'no',
      steps: outcome.steps,
      epochs: outcome.epochs,
      training_seconds: outcome.seconds,
      ...Object.assign({}, ...scores.map((score) => scoreCells(score, parts, spec, outcome))),
      experiment: print(spec),
      link: `${page}#${print(spec)}`,
    }),
  );
  const columns = Object.keys(rows[0] ?? {}).map((id) => columnOf(id, rows));
  return writeTable({
    columns: columns.map(({ column }) => column),
    count: rows.length,
    values: columns.map(({ values }) => values),
  });
}

/** The names of loss and metric, and the values of a score on each part. */
function scoreCells(
  score: ScoreId,
  parts: ReturnType<typeof partsOf>,
  spec: ExperimentSpec,
  { scores, metric, bestValidationLoss }: Outcome,
): Row {
  const name = score.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`);
  const values = Object.fromEntries(parts.map((part) => [`${part}_${name}`, scores[`${part}/${score}`]]));
  const best = parts.includes('validation') ? { best_validation_loss: bestValidationLoss } : {};
  if (score === 'loss') return { loss: spec.loss.id, ...values, ...best };
  return score === 'metric' ? { metric: metric?.id ?? null, ...values } : values;
}

function columnOf(id: string, rows: readonly Row[]) {
  const cells = rows.map((row) => row[id] ?? null);
  const levels = [...new Set(cells.filter((cell) => typeof cell === 'string'))];
  const numberOf = (cell: string | number | null) =>
    cell === null ? Number.NaN : typeof cell === 'string' ? levels.indexOf(cell) : cell;
  return {
    column: { id, label: id, levels: levels.length > 0 ? levels : null },
    values: Float64Array.from(cells, numberOf),
  };
}
