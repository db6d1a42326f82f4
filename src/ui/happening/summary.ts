import { fits } from '../../plots/heatmap.ts';
import { predictionsOf } from '../../plots/points.ts';
import type { Replicas, RunStatus, RunView } from '../../runtime/protocol.ts';
import { dataOf, type ExperimentSpec, layerTitles, planeColumns } from '../../spec/index.ts';
import type { ExperimentStore } from '../../store/experiment.ts';
import { outcomeOf } from '../../store/outcome.ts';
import type { RunStore } from '../../store/run.ts';
import { type LossColumns, lossesBetween } from '../losses.ts';

/** A layer some of whose units output 0 for every example. */
export interface DeadLayer {
  readonly title: string;
  readonly units: number;
  readonly dead: number;
}

/** What the findings need to know of a run. */
export interface Summary {
  readonly status: RunStatus;
  readonly reason: string | null;
  /** The data of the link are missing. */
  readonly withheld: boolean;
  /** Which run it is: an edit or a reset begins another. */
  readonly runId: number;
  readonly spec: ExperimentSpec;
  /** The step that the page shows, and the last one of the run. */
  readonly step: number;
  readonly end: number;
  readonly trainLoss: number;
  readonly gradientNorm: number;
  readonly learningRate: number;
  /** The losses up to the shown step, since the start or the last change. */
  readonly losses: LossColumns;
  /** Shares of examples that are classified correctly, the second NaN without validation examples; null for regression. */
  readonly accuracy: { readonly train: number; readonly validation: number } | null;
  /** The step at which the run was last changed; null where it was not. */
  readonly editedAt: number | null;
  readonly snapshots: readonly number[];
  /** null for a single run. */
  readonly replicas: { readonly count: number; readonly diverged: number; readonly medianLoss: number } | null;
  /** Known where the picture shows all that the network is fed; empty elsewhere. */
  readonly deadLayers: readonly DeadLayer[];
  /** How far apart the predictions of the examples are, as a share of the targets' range; NaN where that is not known. */
  readonly spread: number;
}

/** Reads the findings' numbers out of the stores. */
export function summarize(run: RunStore, { spec, withheld }: Pick<ExperimentStore, 'spec' | 'withheld'>): Summary {
  const { state, frame, view, history, editedAt, snapshots, runId } = run;
  const step = frame?.step ?? 0;
  const trained = step > 0 && (state.status === 'running' || state.status === 'paused');
  return {
    status: state.status,
    reason: state.reason,
    withheld: withheld !== null,
    runId,
    spec,
    step,
    end: Math.max(step, history.step.at(-1) ?? 0),
    trainLoss: frame?.trainLoss ?? Number.NaN,
    gradientNorm: frame?.gradientNorm ?? Number.NaN,
    learningRate: frame?.learningRate ?? Number.NaN,
    // A run that looks back to before its last change shows what it was before.
    losses: lossesBetween(history, editedAt !== null && editedAt <= step ? editedAt : 0, step),
    accuracy:
      frame && view?.metric.id === 'accuracy' ? { train: frame.trainMetric, validation: frame.validationMetric } : null,
    editedAt,
    snapshots,
    replicas: frame?.replicas ? replicasOf(run, frame.replicas) : null,
    deadLayers: trained ? deadLayersOf(run, spec) : [],
    spread: trained ? spreadOf(run, spec) : Number.NaN,
  };
}

function replicasOf(run: RunStore, { trainLoss }: Replicas): Summary['replicas'] {
  const diverged = trainLoss.reduce((count, loss) => (Number.isFinite(loss) ? count : count + 1), 0);
  return { count: trainLoss.length, diverged, medianLoss: outcomeOf(run).trainLoss };
}

/** Activations that are 0, and let no gradient through, wherever their input is negative. */
export const CAN_DIE = ['relu', 'relu6'];

function deadLayersOf({ view, frame }: RunStore, spec: ExperimentSpec): readonly DeadLayer[] {
  if (!view || !fits(view, frame) || !showsAllFeatures(spec)) return [];
  const cells = view.grid.size ** 2;
  const titles = layerTitles(spec.layers);
  let start = 0;
  return view.layers.flatMap(({ units, activation }, index) => {
    const first = start;
    start += units * cells;
    const title = titles[index];
    if (title === undefined || !CAN_DIE.includes(activation ?? '')) return [];
    let dead = 0;
    for (let unit = 0; unit < units; unit++) {
      const map = frame.maps.subarray(first + unit * cells, first + (unit + 1) * cells);
      if (map.every((value) => value === 0)) dead++;
    }
    return dead > 0 ? [{ title, units, dead }] : [];
  });
}

function spreadOf({ view, frame, predictions }: RunStore, spec: ExperimentSpec): number {
  if (!view || !frame) return Number.NaN;
  const told = predictions?.step === frame.step ? predictions.values : null;
  const outputs = predictionsOf(view, frame, told, showsAllFeatures(spec));
  if (!outputs) return Number.NaN;
  const units = view.layers.at(-1)?.units ?? 1;
  let widest = 0;
  for (let unit = 0; unit < units; unit++) {
    const range = rangeOf(outputs, unit, units);
    // Not a number where one of them is not.
    if (!(range <= widest)) widest = range;
  }
  return widest / targetRange(view);
}

/** Classes are told apart by numbers from 0 to 1. */
function targetRange({ task, points }: RunView): number {
  return task === 'regression' ? rangeOf(points.labels) : 1;
}

/** The difference between the largest and the least of every `stride`-th number. */
function rangeOf(values: ArrayLike<number>, first = 0, stride = 1): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = first; index < values.length; index += stride) {
    low = Math.min(low, values[index] as number);
    high = Math.max(high, values[index] as number);
  }
  return high - low;
}

/** Whether the picture leaves no feature out. */
function showsAllFeatures(spec: ExperimentSpec): boolean {
  const numbers = planeColumns(spec);
  const { columns } = dataOf(spec);
  const isNumber = (id: string) => numbers.includes(id) || !columns.some((column) => column.id === id);
  return numbers.length <= 2 && spec.features.every(isNumber);
}
