import { median } from 'd3';
import type { Frame, Replicas, RunStatus, RunView } from '../../runtime/protocol.ts';
import { dataOf, type ExperimentSpec, layerTitles, planeColumns } from '../../spec/index.ts';
import type { ExperimentStore } from '../../store/experiment.ts';
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
  /**
   * How far apart predictions are, as a share of the targets' range: those of the examples, or all in the picture where it
   * shows every feature. NaN where neither is known.
   */
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
    replicas: frame?.replicas ? replicasOf(frame.replicas) : null,
    deadLayers: trained ? deadLayersOf(run, spec) : [],
    spread: trained ? spreadOf(run, spec) : Number.NaN,
  };
}

function replicasOf({ trainLoss }: Replicas): Summary['replicas'] {
  const finite = trainLoss.filter(Number.isFinite);
  const { length } = trainLoss;
  return { count: length, diverged: length - finite.length, medianLoss: median(finite) ?? Number.NaN };
}

/** Activations that are 0, and let no gradient through, wherever their input is negative. */
export const CAN_DIE = ['relu', 'relu6'];

function deadLayersOf({ view, frame }: RunStore, spec: ExperimentSpec): readonly DeadLayer[] {
  const titles = layerTitles(spec.layers);
  const maps = mapsOf(view, frame, spec);
  return maps.flatMap((units, index) => {
    const title = titles[index];
    if (title === undefined || !CAN_DIE.includes(view?.layers[index]?.activation ?? '')) return [];
    const dead = units.filter((map) => map.every((value) => value === 0)).length;
    return dead > 0 ? [{ title, units: units.length, dead }] : [];
  });
}

function spreadOf({ view, frame, predictions }: RunStore, spec: ExperimentSpec): number {
  if (!view || !frame) return Number.NaN;
  const units = view.layers.at(-1)?.units ?? 1;
  const ranges =
    predictions?.step === frame.step
      ? Array.from({ length: units }, (_, unit) => rangeOf(predictions.values, unit, units))
      : (mapsOf(view, frame, spec).at(-1) ?? []).map((map) => rangeOf(map));
  return ranges.length > 0 ? Math.max(...ranges) / targetRange(view) : Number.NaN;
}

/** The picture of every unit, layer by layer, where it shows all features; none where it does not. */
function mapsOf(view: RunView | null, frame: Frame | null, spec: ExperimentSpec): readonly (readonly Float32Array[])[] {
  if (!view || !frame || !showsAllFeatures(spec)) return [];
  const cells = view.grid.size ** 2;
  let start = 0;
  const layers = view.layers.map(({ units }) =>
    Array.from({ length: units }, () => {
      start += cells;
      return frame.maps.subarray(start - cells, start);
    }),
  );
  // Right after an edit, the last frame of the network before may still be there.
  return start === frame.maps.length ? layers : [];
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
