import type { Task } from '../catalog/datasets/definition.ts';
import type { Memory } from '../catalog/watch.ts';
import type { ExperimentSpec, Part } from '../experiment/experiment.ts';
import type { ParameterRole } from '../experiment/network.ts';
import type { Passes } from '../math/epochs.ts';
import type { Scale } from '../math/scale.ts';

/** The execution provider that is actually used. */
export type Provider = 'wasm' | 'webgpu';

export type RunStatus =
  /** The engine or the data are being fetched, or programs are being built. */
  | 'loading'
  /** Untrained, at step 0; Play works at once. */
  | 'ready'
  | 'running'
  | 'paused'
  /** The loss stopped being a finite number; the page shows the last finite picture. */
  | 'diverged'
  /** An error stopped the engine. `experiment` starts it again, from step 0 or from a kept moment. */
  | 'failed';

/** Page → worker. */
export type Command =
  /**
   * Takes an edited experiment. The worker decides from the difference which parts of the run can continue. The table
   * that was last sent to the worker comes without its values.
   * @param version numbers the versions that a person can return to with Undo: the worker keeps the moment at which it
   *   left each, and goes back to it. Without a number the version does not change.
   * @param moment the moment from which a new worker continues, if it fits
   */
  | {
      readonly type: 'experiment';
      readonly runId: number;
      readonly spec: ExperimentSpec;
      readonly version?: number | undefined;
      readonly moment?: KeptMoment | undefined;
    }
  | { readonly type: 'play'; readonly runId: number }
  | { readonly type: 'pause'; readonly runId: number }
  /** Trains for this many steps, then pauses. If training is running, it only pauses. */
  | { readonly type: 'step'; readonly runId: number; readonly steps: number | 'epoch' }
  /** Limits the speed of training; null for as fast as possible. */
  | { readonly type: 'pace'; readonly runId: number; readonly stepsPerSecond: number | null }
  /**
   * Everything that the page shows besides frames. The worker sends it when it changes, and a few times per second
   * while it trains.
   */
  | { readonly type: 'watch'; readonly runId: number; readonly watch: Watch }
  /** Sets one element of a parameter by hand; the run continues from there. */
  | {
      readonly type: 'set';
      readonly runId: number;
      readonly parameter: string;
      readonly index: number;
      readonly value: number;
    }
  /** Goes back to a snapshot, by its step, and pauses. Later snapshots are deleted once training continues. */
  | { readonly type: 'restore'; readonly runId: number; readonly step: number }
  /** Goes back to step 0 with the same data and the same initial weights, as another version; see `experiment`. */
  | { readonly type: 'reset'; readonly runId: number; readonly version?: number | undefined }
  /** Asks for `moment` immediately; the answer is null if there is nothing to keep. */
  | { readonly type: 'keep'; readonly runId: number }
  /** The last frame is on the screen, so the next one may be computed. */
  | { readonly type: 'painted'; readonly runId: number };

/** Page → worker, once, before all commands: how the page will notice that the worker has ended. */
export interface Lifeline {
  readonly type: 'lifeline';
  /** The name of the lock that the worker holds. */
  readonly name: string;
  readonly port: MessagePort;
}

/**
 * Worker → page. An event whose runId is not the page's current one is stale and dropped. Events that may still apply
 * after an edit (`prepared`, `preparation`, `program`) are kept until the next frame.
 */
export type RunEvent =
  | { readonly type: 'prepared'; readonly runId: number; readonly view: RunView }
  | { readonly type: 'frame'; readonly runId: number; readonly frame: Frame }
  | { readonly type: 'status'; readonly runId: number; readonly state: RunState }
  /** The progress of training, if a frame would take too long. */
  | { readonly type: 'progress'; readonly runId: number; readonly progress: Progress }
  /** A moment from which another worker could continue the run: about once a second, and when it pauses. */
  | { readonly type: 'moment'; readonly runId: number; readonly moment: KeptMoment | null }
  /** The following frames show the moment at which this version was left. */
  | { readonly type: 'resumed'; readonly runId: number; readonly version: number }
  /** While the engine is being fetched. */
  | { readonly type: 'loading'; readonly runId: number; readonly loaded: number; readonly total: number }
  /** The steps that can be restored, in ascending order, after every change. */
  | { readonly type: 'snapshots'; readonly runId: number; readonly steps: readonly number[] }
  | { readonly type: 'predictions'; readonly runId: number; readonly predictions: Predictions }
  | { readonly type: 'distributions'; readonly runId: number; readonly distributions: Distributions }
  | { readonly type: 'landscape'; readonly runId: number; readonly landscape: Landscape }
  | { readonly type: 'program'; readonly runId: number; readonly program: ProgramView }
  | { readonly type: 'preparation'; readonly runId: number; readonly preparation: PreparationView };

/** A moment of a run, with everything needed to continue from there. It can be cloned and stored. */
export interface KeptMoment {
  /** The experiment; its table comes without values. */
  readonly spec: ExperimentSpec;
  readonly step: number;
  /** Parameters and the optimizer's slots, by name, of all replicas. */
  readonly state: ReadonlyMap<string, Float32Array>;
  /** null if that is not known. */
  readonly memories: readonly ReplicaMemory[] | null;
}

/** What a replica remembers of its validation losses. */
export interface ReplicaMemory {
  readonly log: { readonly start: number; readonly count: number; readonly memory: WatchedLosses };
  /** The state with the lowest loss. */
  readonly best: ReadonlyMap<string, Float32Array> | null;
  /** The state that was left when training stopped early. */
  readonly left: ReadonlyMap<string, Float32Array> | null;
  /** Why it stopped early; null if it has not. */
  readonly stopped: string | null;
}

export interface WatchedLosses {
  readonly lowest: number;
  readonly schedule: Memory;
  readonly stoppers: readonly Memory[];
}

/** What a page can request besides frames. */
export interface Watch {
  /** The network's prediction for every example. */
  readonly predictions: boolean;
  /** The distributions of weights, gradients, updates and activations, layer by layer. */
  readonly distributions: boolean;
  /** The loss around the current parameters. */
  readonly landscape: Landscape['directions'] | null;
  /** The graph of a training step. */
  readonly program: boolean;
  /** How the examples were prepared for the network. */
  readonly preparation: boolean;
}

export interface Predictions {
  readonly step: number;
  /** The output for `RunView.points`: [count, output units]. */
  readonly values: Float32Array;
  /**
   * The log odds of outputs that are probabilities, which distinguish those that round to 0 or 1; null for other
   * outputs.
   */
  readonly logOdds: Float32Array | null;
  /** The loss of each single example, without penalties: [count]. */
  readonly losses: Float32Array;
}

/** The distribution of a set of numbers. */
export interface Distribution {
  /** The ends of the range, which contains all numbers and which the bins divide evenly. */
  readonly low: number;
  readonly high: number;
  /** The count of numbers in each bin. */
  readonly counts: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** Square root of the sum of squares. */
  readonly norm: number;
}

/** One moment of a run. */
export interface Distributions {
  readonly step: number;
  /** The layers that have parameters or an activation, in the order of `RunView.layers`. */
  readonly layers: readonly {
    readonly name: string;
    /** Of its trained parameters, weights and biases together; null if it has none, or if all are frozen. */
    readonly weights: Distribution | null;
    /** For the batch of the next step. */
    readonly gradients: Distribution | null;
    /** The changes made by that step. */
    readonly updates: Distribution | null;
    /** Its output for the training examples. */
    readonly activations: Distribution;
    /** Each unit's output for the training examples. */
    readonly units: readonly Distribution[];
  }[];
}

/** The training loss, penalties included, over a plane through the parameters. */
export interface Landscape {
  /** Two random directions with each unit's weights as long as those of the network, or the two main ones of the run's path. */
  readonly directions: 'random' | 'path';
  /** The step at which it was computed. */
  readonly step: number;
  /** The centre of the plane, in the layout of `Frame.parameters`. */
  readonly origin: Float32Array;
  /** The directions, in the same layout and orthogonal to each other: moving by 1 along x adds `x` to the origin. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** [low, high] along each. */
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  /** At the centres of `size` × `size` cells, row 0 at the largest y; NaN where it is not a finite number. */
  readonly size: number;
  readonly losses: Float32Array;
}

/** The part of the training step that a node belongs to. */
export type Phase = 'forward' | 'backward' | 'update';

/** The graph of one training step, as it is compiled. */
export interface ProgramView {
  /** Each after its inputs. */
  readonly nodes: readonly {
    readonly id: number;
    readonly op: string;
    /** Ids of other nodes. */
    readonly inputs: readonly number[];
    readonly phase: Phase;
    /** Name of an input of the graph; null for the rest. */
    readonly name: string | null;
    readonly shape: readonly number[];
    /** `float32`, `int32` or `bool`. */
    readonly dtype: string;
    /** Elements of a small constant. */
    readonly constant: readonly number[] | null;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
  /** The values passed to the next step, by name: ids of nodes. */
  readonly outputs: Readonly<Record<string, number>>;
}

/** How the examples were prepared for the network. */
export interface PreparationView {
  /** The number of rows of the table, and of those ignored because the target or a feature is missing. */
  readonly rows: { readonly all: number; readonly withoutTarget: number; readonly incomplete: number };
  /** The number of examples in each part, without copies. */
  readonly examples: Readonly<Record<Part, number>>;
  /** The number of changed copies of training examples. */
  readonly copies: number;
  /** All columns of the table, in its order. */
  readonly columns: readonly ColumnView[];
  readonly leaks: readonly Leak[];
}

/** A column, and how it was prepared; the values of an image are those of all of its pixels. */
export interface ColumnView {
  readonly id: string;
  /** The number of missing values in all rows. */
  readonly missing: number;
  /** The replacement for a missing value: a number, or the index of a level; null if there is none. */
  readonly fillValue: number | null;
  /**
   * How many values clipping changed, and the bounds; null bounds if every pixel has its own. Null without clipping.
   */
  readonly clip: { readonly bounds: readonly [low: number, high: number] | null; readonly count: number } | null;
  /** A number x became (x − offset) · factor; null if it was not scaled, or if pixels were scaled differently. */
  readonly scale: Scale | null;
  /** Names of the inputs that it became: of an image all pixels or those that were chosen; empty if it is not a feature. */
  readonly inputs: readonly string[];
  /** The values in the training part, before preparation. */
  readonly before: Spread;
  /** The values in the training part, after preparation for input or target; null if the column is ignored. */
  readonly after: Spread | null;
}

/** The distribution of a column's values. */
export interface Spread {
  /**
   * The ends of the range, which the bins divide evenly; equal if there is a single value. null if each bar is a
   * category, or an input that is 0 or 1.
   */
  readonly range: readonly [low: number, high: number] | null;
  readonly counts: readonly number[];
}

/** A leak: examples that should be unknown affect the training or are already known. */
export interface Leak {
  readonly kind: /** The target is among the features. */
    | 'target'
    /** A feature determines the target. */
    | 'determined'
    /** The scaler has seen validation and test examples. */
    | 'scaler'
    /** Examples are in more than one part. */
    | 'duplicates';
  /** The text for people: what leaks, with names and numbers. */
  readonly text: string;
  /** Id of the column that should be ignored; null if the leak does not concern a column. */
  readonly column: string | null;
}

export interface RunState {
  readonly status: RunStatus;
  /** The provider in use; null until there is one. */
  readonly provider: Provider | null;
  /** The text for people: why it diverged or failed, why the chosen provider is not in use, or what it is busy with. */
  readonly reason: string | null;
}

/** The examples as the network sees them (features standardized where the dataset asks for it). */
export interface Points {
  readonly count: number;
  /** [count, view.features.length], row-major. */
  readonly features: Float32Array;
  /** The position of each example on the plane of `RunView.grid`: [count, 2], across and up. */
  readonly positions: Float32Array;
  /** The class as an integer, or the number to predict. */
  readonly labels: Float32Array;
  /** Index into PARTS. */
  readonly part: Uint8Array;
}

export interface LayerView {
  /** `dense1`, …, `output`: the prefix of its parameters' names. */
  readonly name: string;
  readonly units: number;
  /** Id of its activation; null if it has none. */
  readonly activation: string | null;
}

export interface ParameterView {
  /** `dense1/weight` [in, out] or `dense1/bias` [out]. */
  readonly name: string;
  /** Index in `RunView.layers`. */
  readonly layer: number;
  /** What it is to its layer. */
  readonly role: ParameterRole['kind'];
  readonly shape: readonly number[];
  /** Its offset in `Frame.parameters`. */
  readonly offset: number;
}

/** What does not change during a run: the examples and the structure of the network. */
export interface RunView {
  readonly task: Task;
  /**
   * A target number became (number − offset) · factor, and so did the outputs; offset 0 and factor 1 if it was not
   * scaled.
   */
  readonly targetScale: Scale;
  /** How features were scaled, by name; features that are not listed were not scaled. */
  readonly scales: ReadonlyMap<string, Scale>;
  readonly features: readonly string[];
  /** The labels of features, by name, if they differ from the name. */
  readonly labels: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  readonly points: Points;
  /** Hidden layers, then `output`. */
  readonly layers: readonly LayerView[];
  readonly parameters: readonly ParameterView[];
  /** The output at which the prediction of a network for two classes changes. */
  readonly boundary: number;
  /** The metric in `Frame.trainMetric` and `validationMetric`. */
  readonly metric: { readonly id: string; readonly label: string; readonly percent: boolean };
  readonly passes: Passes;
  /** The square grid that `Frame.maps` is evaluated on: `size` columns by `size` rows, row 0 is the top. */
  readonly grid: {
    readonly size: number;
    /** The labels of the horizontal and the vertical axis; a single label if only the columns differ. */
    readonly labels: readonly [string] | readonly [string, string];
    /** [low, high] of the horizontal and of the vertical axis. */
    readonly x: readonly [number, number];
    readonly y: readonly [number, number];
  };
  /** The network's inputs on the grid: [features, size, size]. */
  readonly inputMaps: Float32Array;
}

/** The terms of the optimizer's update rule, for the first trained number of the network. */
export interface Probe {
  /** `dense1/weight`: the tensor whose first element it is. */
  readonly name: string;
  readonly value: number;
  /** Its gradient for the batch of the next step. */
  readonly gradient: number;
  /** The optimizer's memory for it, by the names of the slots. */
  readonly slots: Readonly<Record<string, number>>;
}

/**
 * Losses and metrics of all replicas, in the order of `variants` of the experiment. A replica whose training loss is
 * not a finite number has diverged.
 */
export interface Replicas {
  /** The replica that the rest of the frame shows: the first one that has not diverged. */
  readonly shown: number;
  readonly trainLoss: Float32Array;
  /** NaN if the part is empty. */
  readonly validationLoss: Float32Array;
  readonly trainMetric: Float32Array;
  readonly validationMetric: Float32Array;
}

/** The progress of training. */
export type Progress = Pick<Frame, 'step' | 'epoch' | 'stepsPerSecond'>;

/** What changes during a run. Its arrays are transferred, not copied. */
export interface Frame {
  readonly step: number;
  /** The number of passes over the training part, with fractions. */
  readonly epoch: number;
  readonly trainLoss: number;
  /** NaN if the part is empty. */
  readonly validationLoss: number;
  readonly trainMetric: number;
  readonly validationMetric: number;
  /** The learning rate of the next step, after the schedule. */
  readonly learningRate: number;
  /**
   * The length of the gradient of all trained parameters for the batch of the next step; NaN before the engine is
   * available.
   */
  readonly gradientNorm: number;
  /** The speed over the last second of training; 0 while it does not train. */
  readonly stepsPerSecond: number;
  /** All parameters, one after the other, in the layout of `RunView.parameters`. */
  readonly parameters: Float32Array;
  /** The optimizer's terms for one weight; null before the engine is available. */
  readonly probe: Probe | null;
  /** null for a single run. */
  readonly replicas: Replicas | null;
  /** The activation of every unit on the grid, layer by layer as in `RunView.layers`: [units, size, size]. */
  readonly maps: Float32Array;
}
