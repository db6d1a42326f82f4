/** The shapes of data that plots draw. They match what the runtime sends, without knowing it. */
import type { Passes } from '../math/epochs.ts';
import type { Scale } from '../math/scale.ts';

/** A value that changes faster than React should render: see `live.ts`. */
export interface LiveSource<T> {
  get(): T | null;
  /** Calls the listener after every change. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

export type TaskKind = 'binary' | 'multiclass' | 'regression';

/** Examples as the network sees them. */
export interface PointSet {
  readonly count: number;
  /** [count, features], row-major. */
  readonly features: ArrayLike<number>;
  /** Where each stands on the grid's plane: [count, 2], across and up. */
  readonly positions: ArrayLike<number>;
  /** The class as an integer, or the number to predict. */
  readonly labels: ArrayLike<number>;
  /** 0 train, 1 validation, 2 test. */
  readonly part: ArrayLike<number>;
}

/** The square that maps are evaluated on, at the centres of `size` × `size` cells; row 0 is the top. */
export interface MapGrid {
  readonly size: number;
  /** What x and y are; one where only columns differ. */
  readonly labels: readonly [string] | readonly [string, string];
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** What stands still during a run. A `RunView` fits. */
export interface PlotView {
  readonly task: TaskKind;
  readonly features: readonly string[];
  /** What people call a feature, by name, where that is another than the name. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  /** How features were scaled, by name; those that are not named were not. */
  readonly scales: ReadonlyMap<string, Scale>;
  /** How the number to predict was scaled. */
  readonly targetScale: Scale;
  readonly points: PointSet;
  /** Hidden layers, then the output. */
  readonly layers: readonly { readonly name: string; readonly units: number }[];
  readonly parameters: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly offset: number;
  }[];
  /** The output at which a network for two classes changes its mind: half way from one class to the other. */
  readonly boundary: number;
  readonly grid: MapGrid;
  /** What the network is fed on the grid: [features, size, size]. */
  readonly inputMaps: ArrayLike<number>;
}

/** What changes while a run goes on. A `Frame` fits. */
export interface PlotFrame {
  readonly parameters: Float32Array;
  /** [units of all layers, size, size], layer by layer. */
  readonly maps: Float32Array;
}

/** A unit of `PlotView.layers`, or with layer −1 an input. */
export interface UnitRef {
  readonly layer: number;
  readonly unit: number;
}

/** Loss curves: equally long columns, steps rising. */
export interface LossHistory {
  readonly step: ArrayLike<number>;
  readonly trainLoss: ArrayLike<number>;
  readonly validationLoss: ArrayLike<number>;
}

/** The learning rate of the steps so far, in the same form. */
export interface RateHistory {
  readonly step: ArrayLike<number>;
  readonly learningRate: ArrayLike<number>;
}

/** Losses of several runs side by side, in the same form: one number per run, or null where there was but one. */
export interface BandHistory {
  readonly step: ArrayLike<number>;
  readonly replicaLosses: readonly (ArrayLike<number> | null)[];
}

/** All that is drawn of a single run, in the same form. */
export interface CurveHistory extends LossHistory, RateHistory {
  readonly trainMetric: ArrayLike<number>;
  readonly validationMetric: ArrayLike<number>;
  readonly gradientNorm: ArrayLike<number>;
}

/** An earlier run to compare with, in the same form: on validation examples, where there are such. */
export interface GhostCurve {
  /** Stands at the end of its curve. */
  readonly number: number;
  /** Its place among the ghosts, from 1 on, which decides its dashes. */
  readonly place: number;
  readonly name: string;
  readonly step: ArrayLike<number>;
  readonly loss: ArrayLike<number>;
  readonly metric: ArrayLike<number>;
}

/** A run among earlier ones. */
export interface CurveData {
  readonly history: CurveHistory;
  /** Where the run stands: before the end of its history, once it went back. */
  readonly now: number;
  readonly passes: Passes;
  readonly ghosts: readonly GhostCurve[];
}

/** One number that the network learns: the weight of a link, or with `from` null the bias of a unit. */
export interface NumberRef {
  /** The unit that it belongs to. */
  readonly layer: number;
  readonly unit: number;
  /** The unit of the layer before that the link comes from. */
  readonly from: number | null;
}
