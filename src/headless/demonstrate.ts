import { parse } from '../experiment/index.ts';
import type { ReadAsset } from '../experiment/rows.ts';
import type { Measured } from '../goals/claim.ts';
import type { DemonstratedRun } from '../notes/note.ts';
import type { Engine } from '../runtime/engine.ts';
import { historyOf, measureReport, metricOf } from './measure-report.ts';
import { trainAndReport } from './report.ts';

/** The most points of a curve. */
const POINTS = 40;

/** The curve of a run: its loss, or the return of an agent. */
export interface DemonstratedCurve {
  /** The quantity: `loss`, or the id of the metric. */
  readonly of: string;
  readonly step: readonly number[];
  readonly train: readonly number[];
  /** Empty without validation examples. */
  readonly validation: readonly number[];
}

/** A run of a demonstration at its end. */
interface Demonstrated {
  readonly measured: Measured;
  readonly curve: DemonstratedCurve;
}

/** Trains a run of a demonstration, and measures it. */
export async function demonstrate(run: DemonstratedRun, engine: Engine, readAsset: ReadAsset): Promise<Demonstrated> {
  const { spec } = parse(run.experiment);
  const every = Math.ceil(run.steps / (POINTS - 1));
  const report = await trainAndReport(spec, engine, readAsset, { steps: run.steps, every, trace: false });
  const metric = metricOf(report);
  const history = historyOf(report);
  const isAgent = metric === 'mean_return';
  const column = (name: 'trainLoss' | 'valLoss' | 'trainMetric') =>
    history.map((entry) => rounded(numberOf(entry[name])));
  const validation = column('valLoss');
  return {
    measured: measureReport(spec, report, 0),
    curve: {
      of: isAgent ? metric : 'loss',
      step: history.map(({ step }) => step),
      train: column(isAgent ? 'trainMetric' : 'trainLoss'),
      validation: isAgent || !validation.every(Number.isFinite) ? [] : validation,
    },
  };
}

function numberOf(value: number | undefined): number {
  return value ?? Number.NaN;
}

/** Three significant digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
