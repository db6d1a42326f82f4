import { median } from 'd3';
import type { DeadLayer, Evidence } from '../../catalog/diagnoses/evidence.ts';
import { layersLookingAhead } from '../../experiment/causal.ts';
import { PARTS } from '../../experiment/experiment.ts';
import { dataOf, type ExperimentSpec, entryOf, layerTitles, planeColumns } from '../../experiment/index.ts';
import { predictsAhead } from '../../experiment/layer-types.ts';
import { CAN_DIE } from '../../experiment/remedies/layers.ts';
import { penaltyOf, startsAlike } from '../../experiment/remedies/training.ts';
import { noiseOf } from '../../experiment/two-networks.ts';
import { lossesBetween } from '../../math/loss-columns.ts';
import { trendOf } from '../../math/trends.ts';
import type { Frame, Replicas, RunStatus, RunView } from '../../runtime/protocol.ts';
import type { SeriesId } from '../../runtime/series.ts';
import type { ExperimentStore } from '../../store/experiment.ts';
import { asksForOneBatch } from '../../store/probe.ts';
import type { RunStore } from '../../store/run.ts';
import { lossesOf } from '../losses.ts';
import { agentOf } from './agent.ts';
import { classesOf, inputsOf } from './examples.ts';
import { type Game, gameOf } from './game.ts';
import { measuredOf, titlesOf } from './measured.ts';
import { outputOf } from './output.ts';

/** The information about a run that the findings need. */
export interface Summary extends Evidence {
  readonly status: RunStatus;
  readonly reason: string | null;
  /** Whether training starts as soon as the experiment is ready. */
  readonly startsWhenReady: boolean;
  /** Whether the data of the link are missing. */
  readonly withheld: boolean;
  /** Identifies the run; an edit or a reset begins a new one. */
  readonly runId: number;
  readonly spec: ExperimentSpec;
  /** The last step of the run, which may be later than the one on the page. */
  readonly end: number;
  /** Whether the validation part has examples; also true as long as that is unknown. */
  readonly hasValidation: boolean;
  /** The step at which the run was last changed; null if it was not. */
  readonly editedAt: number | null;
  readonly snapshots: readonly number[];
  /** null for a single run. */
  readonly replicas: {
    readonly count: number;
    readonly diverged: number;
    readonly medianLoss: number;
    /** The median of the metric, which for agents is the mean return; NaN if it is not known. */
    readonly medianReturn: number;
  } | null;
  readonly game: Game | null;
  /** How far the copy is that a person wants to fit one batch; null if nobody has asked for it. */
  readonly probing: { readonly step: number; readonly goal: number } | null;
}

const VALIDATION = PARTS.indexOf('validation');

/** Reads the numbers for the findings from the stores. */
export function summarize(run: RunStore, { spec, withheld }: Pick<ExperimentStore, 'spec' | 'withheld'>): Summary {
  const { state, frame, view, history, editedAt, snapshots, runId } = run;
  const step = frame?.step ?? 0;
  // At a step before the last change, the losses start at step 0.
  const start = editedAt !== null && editedAt <= step ? editedAt : 0;
  const losses = lossesBetween(lossesOf(history), start, step);
  const now = (series: SeriesId) => frame?.values[series] ?? Number.NaN;
  const trained = step > 0 && (state.status === 'running' || state.status === 'paused');
  const game = gameOf(run, spec);
  const agent = agentOf(run, spec, start);
  return {
    learner: agent ? 'agent' : game ? 'game' : 'examples',
    status: state.status,
    diverged: state.status === 'diverged',
    reason: state.reason,
    startsWhenReady: run.startsWhenReady,
    withheld: withheld !== null,
    runId,
    spec,
    step,
    end: Math.max(step, history.step.at(-1) ?? 0),
    trainLoss: now('train/loss'),
    constantLoss: view?.baselines?.constant ?? null,
    guessingLoss: view?.baselines?.guessing ?? view?.baselines?.constant ?? null,
    inputs: view ? inputsOf(view) : [],
    classes: view ? classesOf(view) : [],
    ...measuredOf(run, spec),
    output: view ? outputOf(view, spec) : null,
    gradientNorm: now('gradient-norm'),
    learningRate: now('learning-rate'),
    losses,
    trend: trendOf(losses),
    accuracy:
      frame && view?.metric.id === 'accuracy'
        ? { train: now('train/metric'), validation: now('validation/metric') }
        : null,
    hasValidation: view === null || view.points.part.includes(VALIDATION),
    editedAt,
    snapshots,
    replicas: frame?.replicas ? replicasOf(frame.replicas) : null,
    deadLayers: trained ? deadLayersOf(run, spec) : [],
    spread: trained ? spreadOf(run, spec) : Number.NaN,
    ...settingsOf(spec),
    game,
    agent,
    probing: asksForOneBatch() ? probingOf(run) : null,
  };
}

function probingOf({ findings: { oneBatch } }: RunStore): Summary['probing'] {
  return { step: oneBatch?.steps ?? 0, goal: oneBatch?.goal ?? Number.NaN };
}

function replicasOf({ values }: Replicas): Summary['replicas'] {
  const losses = values['train/loss'];
  const finite = losses.filter(Number.isFinite);
  const { length } = losses;
  return {
    count: length,
    diverged: length - finite.length,
    medianLoss: median(finite) ?? Number.NaN,
    medianReturn: median(values['train/metric'].filter(Number.isFinite)) ?? Number.NaN,
  };
}

/** What follows from the experiment alone. */
export function settingsOf(
  spec: ExperimentSpec,
): Pick<Evidence, 'batch' | 'rateShare' | 'startsAlike' | 'lookingAhead' | 'dropout' | 'penalty'> {
  return {
    batch: spec.batch === 'all' ? null : spec.batch,
    dropout: Math.max(0, ...spec.layers.map(({ id, args }) => (id === 'dropout' ? (args.rate ?? 0) : 0))),
    penalty: penaltyOf(spec),
    rateShare: (spec.optimizer.args.lr ?? Number.NaN) / usualRate(spec),
    startsAlike: startsAlike(spec),
    lookingAhead: lookingAhead(spec),
  };
}

function usualRate({ optimizer }: ExperimentSpec): number {
  return entryOf('optimizers', optimizer.id).hyper.lr?.default ?? Number.NaN;
}

function lookingAhead(spec: ExperimentSpec): readonly string[] {
  if (!predictsAhead(spec)) return [];
  const titles = layerTitles(spec.layers);
  return layersLookingAhead(spec).map((layer) => titles[layer] as string);
}

function deadLayersOf({ view, frame, findings }: RunStore, spec: ExperimentSpec): readonly DeadLayer[] {
  const titles = layerTitles(spec.layers);
  const maps = mapsOf(view, frame, spec);
  if (maps.length === 0) return deadByHealth(findings.health, view, spec);
  // The maps of a generator are over its first two numbers of noise, and may not show all of them.
  const hidden = noiseOf(spec.layers) > 2 ? (view?.generator?.layers ?? 0) : 0;
  return maps.flatMap((units, index) => {
    const title = titles[index];
    if (index < hidden || title === undefined || !CAN_DIE.includes(view?.layers[index]?.activation ?? '')) return [];
    const dead = units.filter((map) => map.every((value) => value === 0)).length;
    return dead > 0 ? [{ title, units: units.length, dead }] : [];
  });
}

/** Where the picture does not show all features, a sample of the examples has to do. */
function deadByHealth(
  health: RunStore['findings']['health'],
  view: RunView | null,
  spec: ExperimentSpec,
): readonly DeadLayer[] {
  const titles = titlesOf(spec);
  return (health?.layers ?? []).flatMap(({ key, units, dead }) => {
    const title = titles.get(key);
    const activation = view?.layers.find((layer) => layer.key === key)?.activation ?? '';
    return title !== undefined && dead > 0 && CAN_DIE.includes(activation) ? [{ title, units, dead }] : [];
  });
}

function spreadOf({ view, frame, findings: { predictions } }: RunStore, spec: ExperimentSpec): number {
  if (!view || !frame) return Number.NaN;
  const units = view.layers.at(-1)?.units ?? 1;
  const ranges =
    predictions?.step === frame.step
      ? Array.from({ length: units }, (_, unit) => rangeOf(predictions.values, unit, units))
      : (mapsOf(view, frame, spec).at(-1) ?? []).map((map) => rangeOf(map));
  return ranges.length > 0 ? Math.max(...ranges) / targetRange(view) : Number.NaN;
}

/** The maps of all units, layer by layer; none if the picture does not show all features. */
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
  // Right after an edit, the last frame may still belong to the previous network.
  return start === frame.maps.length ? layers : [];
}

/** The range of the targets; outputs for classes range from 0 to 1. */
function targetRange({ answer, points }: RunView): number {
  if (answer === 'input') return rangeOf(points.features);
  return answer === 'number' ? rangeOf(points.labels) : 1;
}

/** The difference between the largest and the smallest of every `stride`-th number. */
function rangeOf(values: ArrayLike<number>, first = 0, stride = 1): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = first; index < values.length; index += stride) {
    low = Math.min(low, values[index] as number);
    high = Math.max(high, values[index] as number);
  }
  return high - low;
}

/** Whether the picture shows all features. */
function showsAllFeatures(spec: ExperimentSpec): boolean {
  const numbers = planeColumns(spec);
  const { columns } = dataOf(spec);
  const isNumber = (id: string) => numbers.includes(id) || !columns.some((column) => column.id === id);
  return numbers.length <= 2 && spec.features.every(isNumber);
}
