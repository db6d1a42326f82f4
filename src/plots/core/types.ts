/** The data types that plots draw. They match those of the runtime without depending on it. */
import type { Passes } from '../../math/epochs.ts';
import type { SampleType } from '../../math/sample.ts';
import type { Scale } from '../../math/scale.ts';

/** A value that changes more often than React should render; see `live.ts`. */
export interface LiveSource<T> {
  get(): T | null;
  /** Calls the listener after every change. Returns a function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
}

/**
 * How a unit depends on those of the layer before: by a weighted sum, by another formula of all of them, or only on the
 * one in its place.
 */
export type Mixing = 'sum' | 'all' | 'own';

/** An earlier layer whose output a layer joins: its index, −1 for the inputs, and the first unit that comes from it. */
export interface Joined {
  readonly layer: number;
  readonly firstUnit: number;
}

/**
 * What the outputs say: a number, the side of a boundary, a score for each class, for each label or for each action, or the
 * input again.
 */
export type Answer = 'number' | 'side' | 'class' | 'labels' | 'action' | 'input';

/** Examples as the network receives them. */
export interface PointSet {
  readonly count: number;
  /** [count, features], row-major. */
  readonly features: ArrayLike<number>;
  /** Position of each example on the grid's plane: [count, 2], across and up. */
  readonly positions: ArrayLike<number>;
  /** The class as an integer, or the target number. */
  readonly labels: ArrayLike<number>;
  /** 0 train, 1 validation, 2 test. */
  readonly part: ArrayLike<number>;
}

/** The square on which maps are evaluated, at the centres of `size` × `size` cells; row 0 is the top. */
export interface MapGrid {
  readonly size: number;
  /** Names of the x and y axes; only one if the map varies only across. */
  readonly labels: readonly [string] | readonly [string, string];
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Everything that is constant during a run, such as a `RunView`. */
export interface PlotView {
  readonly answer: Answer;
  readonly features: readonly string[];
  /** The names of the inputs of the network: the features, or the noise of a generator. */
  readonly inputs: readonly string[];
  /** The layers that make examples from noise, the first ones; null if there are none. */
  readonly generator?: { readonly layers: number } | null;
  /** Of an agent: the layer at which a second network starts again from the inputs, and the one with a unit per action. */
  readonly world?: {
    readonly restart: number | null;
    readonly policy?: number | null;
    readonly actions?: readonly string[];
  } | null;
  /** Display names of features by name, if they differ from the name. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  /** The scaling of each feature, by name; features without an entry are not scaled. */
  readonly scales: ReadonlyMap<string, Scale>;
  /** The scaling of the target. */
  readonly targetScale: Scale;
  /** The range of a target number that pictures show, scaled, if it is not that of the targets. */
  readonly targetRange?: readonly [low: number, high: number] | null;
  readonly points: PointSet;
  /** Hidden layers, then the output. */
  readonly layers: readonly {
    readonly name: string;
    readonly units: number;
    readonly mixing: Mixing;
    readonly joins?: Joined | null;
    /** What an example is at its output, if it may be an image or a sequence. */
    readonly type?: SampleType;
  }[];
  readonly parameters: readonly PlotParameter[];
  /** The output at which the predicted class of a binary network changes: half way from one class to the other. */
  readonly boundary: number;
  readonly grid: MapGrid;
  /** The inputs of the network on the grid: [inputs, size, size]. */
  readonly inputMaps: ArrayLike<number>;
}

/** A trained tensor. */
export interface PlotParameter {
  readonly name: string;
  /** Index of its layer in `PlotView.layers`. */
  readonly layer: number;
  readonly role: 'weight' | 'bias' | 'other';
  readonly shape: readonly number[];
  /** Index of its first number in `PlotFrame.parameters`. */
  readonly offset: number;
}

/** Everything that changes during a run, such as a `Frame`. */
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

/** The curves of a single run: columns of equal length, with steps in increasing order. */
export interface CurveHistory {
  readonly step: ArrayLike<number>;
  /** By the name of the series, such as `train/loss`. */
  readonly values: Readonly<Record<string, ArrayLike<number>>>;
}

/** The learning rate of the steps so far, in the same form. */
export interface RateHistory {
  readonly step: ArrayLike<number>;
  readonly learningRate: ArrayLike<number>;
}

/** Losses of several runs side by side, in the same form: one number per run, or null for steps with only one run. */
export interface BandHistory {
  readonly step: ArrayLike<number>;
  readonly replicaLosses: readonly (ArrayLike<number> | null)[];
  /** Finite for each run that has not diverged. */
  readonly replicaTrainLosses: readonly (ArrayLike<number> | null)[];
}

/** An earlier run for comparison, in the same form: on validation examples, if there are any. */
export interface GhostCurve {
  /** Shown at the end of its curve. */
  readonly number: number;
  /** Number among the ghosts, from 1, which determines its dashes. */
  readonly place: number;
  readonly name: string;
  readonly step: ArrayLike<number>;
  /** By quantity, such as `loss`; a quantity without comparable values has none. */
  readonly values: Readonly<Record<string, ArrayLike<number>>>;
}

/** A run together with earlier runs. */
export interface CurveData {
  readonly history: CurveHistory;
  /** The current step of the run, which is before the end of its history after going back. */
  readonly now: number;
  readonly passes: Passes;
  readonly ghosts: readonly GhostCurve[];
}

/** One trained number: the weight of a link, or with `from` null the bias of a unit. */
export interface NumberRef {
  /** The unit to which it belongs. */
  readonly layer: number;
  readonly unit: number;
  /** The unit of the previous layer at which the link starts. */
  readonly from: number | null;
}
