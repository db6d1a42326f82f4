import type { Task } from '../catalog/datasets/definition.ts';
import type { Memory } from '../catalog/watch.ts';
import type { Passes } from '../math/epochs.ts';
import type { Scale } from '../math/scale.ts';
import type { ExperimentSpec, Part } from '../spec/experiment.ts';

/** The execution provider that really runs. */
export type Provider = 'wasm' | 'webgpu';

export type RunStatus =
  /** The engine or the data are being fetched, or programs are being built. */
  | 'loading'
  /** Untrained, at step 0; Play works at once. */
  | 'ready'
  | 'running'
  | 'paused'
  /** The loss stopped being a finite number; the last finite picture stands. */
  | 'diverged'
  /** An error stopped the engine. `experiment` starts it again, from step 0 or from a kept moment. */
  | 'failed';

/** Page → worker. */
export type Command =
  /**
   * Takes an edited experiment. The worker decides from the difference what of the run can go on. A table that the
   * worker was sent last comes without its values.
   * @param version numbers the versions that a person can go back to by Undo: the worker keeps the moment at which it
   *   left each, and goes back to it. Without a number it is the version before.
   * @param moment what a fresh worker goes on from, where it fits
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
  /** Trains for so many steps, then pauses. While training runs, it only pauses. */
  | { readonly type: 'step'; readonly runId: number; readonly steps: number | 'epoch' }
  /** Trains at most so fast; null as fast as it can. */
  | { readonly type: 'pace'; readonly runId: number; readonly stepsPerSecond: number | null }
  /** What the page shows beside frames, all of it. The worker sends it when it is new, and a few times a second while it trains. */
  | { readonly type: 'watch'; readonly runId: number; readonly watch: Watch }
  /** Sets one element of a parameter by hand, and goes on from there. */
  | {
      readonly type: 'set';
      readonly runId: number;
      readonly parameter: string;
      readonly index: number;
      readonly value: number;
    }
  /** Back to a snapshot, by its step, paused. What came after it is forgotten once training goes on. */
  | { readonly type: 'restore'; readonly runId: number; readonly step: number }
  /** Back to step 0 with the same data and the same initial weights, as another version; see `experiment`. */
  | { readonly type: 'reset'; readonly runId: number; readonly version?: number | undefined }
  /** Asks for `moment` at once; the answer is null where there is nothing to keep. */
  | { readonly type: 'keep'; readonly runId: number }
  /** The last frame is on the screen: the next one may be computed. */
  | { readonly type: 'painted'; readonly runId: number };

/** Page → worker, once, before all commands: how the page is to notice that the worker has ended. */
export interface Lifeline {
  readonly type: 'lifeline';
  /** Of the lock that the worker is to hold. */
  readonly name: string;
  readonly port: MessagePort;
}

/**
 * Worker → page. An event whose runId is not the page's current one is stale and dropped; what a run may go on with
 * after an edit (`prepared`, `preparation`, `program`) waits for the next frame.
 */
export type RunEvent =
  | { readonly type: 'prepared'; readonly runId: number; readonly view: RunView }
  | { readonly type: 'frame'; readonly runId: number; readonly frame: Frame }
  | { readonly type: 'status'; readonly runId: number; readonly state: RunState }
  /** How far training is, where a frame would take too long. */
  | { readonly type: 'progress'; readonly runId: number; readonly progress: Progress }
  /** Where the run could go on in another worker: about once a second, and when it pauses. */
  | { readonly type: 'moment'; readonly runId: number; readonly moment: KeptMoment | null }
  /** The frames that follow are of the moment at which this version was left. */
  | { readonly type: 'resumed'; readonly runId: number; readonly version: number }
  /** While the engine is being fetched. */
  | { readonly type: 'loading'; readonly runId: number; readonly loaded: number; readonly total: number }
  /** The steps that can be restored, rising, after every change. */
  | { readonly type: 'snapshots'; readonly runId: number; readonly steps: readonly number[] }
  | { readonly type: 'predictions'; readonly runId: number; readonly predictions: Predictions }
  | { readonly type: 'distributions'; readonly runId: number; readonly distributions: Distributions }
  | { readonly type: 'landscape'; readonly runId: number; readonly landscape: Landscape }
  | { readonly type: 'program'; readonly runId: number; readonly program: ProgramView }
  | { readonly type: 'preparation'; readonly runId: number; readonly preparation: PreparationView };

/** A moment of a run, with all that it takes to go on from there. It can be cloned and stored. */
export interface KeptMoment {
  /** The experiment; its table comes without values. */
  readonly spec: ExperimentSpec;
  readonly step: number;
  /** Parameters and what the optimizer remembers of them, by name, of all replicas. */
  readonly state: ReadonlyMap<string, Float32Array>;
  /** null where that is not known. */
  readonly memories: readonly ReplicaMemory[] | null;
}

/** What a replica remembers of its validation losses. */
export interface ReplicaMemory {
  readonly log: { readonly start: number; readonly count: number; readonly memory: WatchedLosses };
  /** The state with the lowest loss. */
  readonly best: ReadonlyMap<string, Float32Array> | null;
  /** The state that was left when training stopped early. */
  readonly left: ReadonlyMap<string, Float32Array> | null;
  /** Why it stopped early; null while it did not. */
  readonly stopped: string | null;
}

export interface WatchedLosses {
  readonly lowest: number;
  readonly schedule: Memory;
  readonly stoppers: readonly Memory[];
}

/** What a page can ask for beside frames. */
export interface Watch {
  /** What the network says of every example. */
  readonly predictions: boolean;
  /** How weights, gradients, updates and activations are spread, layer by layer. */
  readonly distributions: boolean;
  /** The loss around where the run stands. */
  readonly landscape: Landscape['directions'] | null;
  /** The graph of a training step. */
  readonly program: boolean;
  /** How the examples came to be what the network is fed. */
  readonly preparation: boolean;
}

export interface Predictions {
  readonly step: number;
  /** The output for `RunView.points`: [count, output units]. */
  readonly values: Float32Array;
  /** The log odds of outputs that are probabilities, which tell apart what rounds to 0 or 1; null of others. */
  readonly logOdds: Float32Array | null;
  /** The loss of each example alone, without penalties: [count]. */
  readonly losses: Float32Array;
}

/** How many numbers are spread. */
export interface Distribution {
  /** Ends of the range that the bins divide evenly; it holds all numbers. */
  readonly low: number;
  readonly high: number;
  /** Numbers in each bin. */
  readonly counts: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** Square root of the sum of squares. */
  readonly norm: number;
}

/** One moment of a run. */
export interface Distributions {
  readonly step: number;
  /** In the order of `RunView.layers`, those that have parameters or an activation. */
  readonly layers: readonly {
    readonly name: string;
    /** Of its trained parameters, weights and biases alike; null where it has none, or where all are frozen. */
    readonly weights: Distribution | null;
    /** For the batch of the next step. */
    readonly gradients: Distribution | null;
    /** What that step changed. */
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
  /** The step at which it was made. */
  readonly step: number;
  /** The middle of the plane, laid out as `Frame.parameters`. */
  readonly origin: Float32Array;
  /** The directions, laid out the same, at right angles to each other: a step of 1 along x is `x` added to the origin. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** [low, high] along each. */
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  /** At the centres of `size` × `size` cells, row 0 at the largest y; NaN where it is not a finite number. */
  readonly size: number;
  readonly losses: Float32Array;
}

/** What a node of the training step is for. */
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
  /** What the step hands to the next, by name: ids of nodes. */
  readonly outputs: Readonly<Record<string, number>>;
}

/** How the examples came to be what the network is fed. */
export interface PreparationView {
  /** Rows of the table, and those of them that were left out because the target or a feature is missing. */
  readonly rows: { readonly all: number; readonly withoutTarget: number; readonly incomplete: number };
  /** Examples of each part, copies left out. */
  readonly examples: Readonly<Record<Part, number>>;
  /** Changed copies of training examples. */
  readonly copies: number;
  /** All columns of the table, in its order. */
  readonly columns: readonly ColumnView[];
  readonly leaks: readonly Leak[];
}

/** A column, and what became of it. */
export interface ColumnView {
  readonly id: string;
  /** Missing values in all rows. */
  readonly missing: number;
  /** What stands in for a missing value: a number, or the place of a level; null where nothing does. */
  readonly standIn: number | null;
  /** What its numbers were clipped to, and how many of them that changed; null where nothing was to be clipped. */
  readonly clip: { readonly low: number; readonly high: number; readonly count: number } | null;
  /** A number x became (x − offset) · factor; null where it was left as it is. */
  readonly scale: Scale | null;
  /** Names of the inputs that it became; none where it is not fed. */
  readonly inputs: readonly string[];
  /** In the training part, as it came. */
  readonly before: Spread;
  /** In the training part, as the network is fed it or is to predict it; null where it is ignored. */
  readonly after: Spread | null;
}

/** How the values of a column are spread. */
export interface Spread {
  /**
   * Ends of the range that the bins divide evenly, equal where there is one value alone; null where each bar is a category,
   * or an input that is 0 or 1.
   */
  readonly range: readonly [low: number, high: number] | null;
  readonly counts: readonly number[];
}

/** A way in which examples that should be unknown shape the training or are known already. */
export interface Leak {
  readonly kind: /** The target is among the features. */
    | 'target'
    /** A feature says what the target is. */
    | 'determined'
    /** The scaler has seen validation and test examples. */
    | 'scaler'
    /** Examples are in more than one part. */
    | 'duplicates';
  /** For people: what leaks, with names and numbers. */
  readonly text: string;
  /** Id of the column that had better be ignored; null where it is not about one. */
  readonly column: string | null;
}

export interface RunState {
  readonly status: RunStatus;
  /** The provider that runs, null until one does. */
  readonly provider: Provider | null;
  /** For people: why it diverged or failed, why the chosen provider is not the one that runs, or what it is busy with. */
  readonly reason: string | null;
}

/** The examples as the network sees them (features standardized where the dataset asks for it). */
export interface Points {
  readonly count: number;
  /** [count, view.features.length], row-major. */
  readonly features: Float32Array;
  /** Where each stands on the plane of `RunView.grid`: [count, 2], across and up. */
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
  /** Id of its activation; null where it has none. */
  readonly activation: string | null;
}

export interface ParameterView {
  /** `dense1/weight` [in, out] or `dense1/bias` [out]. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Where it starts in `Frame.parameters`. */
  readonly offset: number;
}

/** What stands still during a run: the examples and the shape of the network. */
export interface RunView {
  readonly task: Task;
  /** A number to predict became (number − offset) · factor, and so did the outputs; 0 and 1 where it is as it came. */
  readonly targetScale: Scale;
  /** How features were scaled, by name; those that are not named were not. */
  readonly scales: ReadonlyMap<string, Scale>;
  readonly features: readonly string[];
  /** What people call a feature, by name, where that is another than the name. */
  readonly labels: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  readonly points: Points;
  /** Hidden layers, then `output`. */
  readonly layers: readonly LayerView[];
  readonly parameters: readonly ParameterView[];
  /** The output at which a network for two classes changes its mind. */
  readonly boundary: number;
  /** The metric that `Frame.trainMetric` and `validationMetric` hold. */
  readonly metric: { readonly id: string; readonly label: string; readonly percent: boolean };
  readonly passes: Passes;
  /** The square grid that `Frame.maps` is evaluated on: `size` columns by `size` rows, row 0 is the top. */
  readonly grid: {
    readonly size: number;
    /** What the horizontal and the vertical axis are; one where only columns differ. */
    readonly labels: readonly [string] | readonly [string, string];
    /** [low, high] of the horizontal and of the vertical axis. */
    readonly x: readonly [number, number];
    readonly y: readonly [number, number];
  };
  /** What the network is fed on the grid: [features, size, size]. */
  readonly inputMaps: Float32Array;
}

/** The terms of the optimizer's update rule, for the first trained number of the network. */
export interface Probe {
  /** `dense1/weight`: the tensor whose first element it is. */
  readonly name: string;
  readonly value: number;
  /** Its gradient for the batch of the next step. */
  readonly gradient: number;
  /** What the optimizer remembers of it, by the names of the optimizer's slots. */
  readonly slots: Readonly<Record<string, number>>;
}

/**
 * How every replica does, in the order of `variants` of the experiment. A replica whose training loss is not a finite
 * number has diverged.
 */
export interface Replicas {
  /** The replica that the rest of the frame shows: the first that has not diverged. */
  readonly shown: number;
  readonly trainLoss: Float32Array;
  /** NaN where the part is empty. */
  readonly validationLoss: Float32Array;
  readonly trainMetric: Float32Array;
  readonly validationMetric: Float32Array;
}

/** How far training is. */
export type Progress = Pick<Frame, 'step' | 'epoch' | 'stepsPerSecond'>;

/** What changes while a run goes on. Its arrays are transferred, not copied. */
export interface Frame {
  readonly step: number;
  /** Passes over the training part, with fractions. */
  readonly epoch: number;
  readonly trainLoss: number;
  /** NaN where the part is empty. */
  readonly validationLoss: number;
  readonly trainMetric: number;
  readonly validationMetric: number;
  /** Of the next step, as the schedule has it. */
  readonly learningRate: number;
  /** Length of the gradient of all trained parameters for the batch of the next step; NaN before the engine is there. */
  readonly gradientNorm: number;
  /** Of the last second of training; 0 while it stands. */
  readonly stepsPerSecond: number;
  /** Every parameter, one after the other, as `RunView.parameters` says. */
  readonly parameters: Float32Array;
  /** One weight in the optimizer's hands; null before the engine is there. */
  readonly probe: Probe | null;
  /** null for a single run. */
  readonly replicas: Replicas | null;
  /** Activation of every unit, layer by layer as in `RunView.layers`, on the grid: [units, size, size]. */
  readonly maps: Float32Array;
}
