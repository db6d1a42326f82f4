import type { Mixing } from '../catalog/layers/definition.ts';
import type { Answer } from '../catalog/tasks/definition.ts';
import type { Task } from '../catalog/tasks/index.ts';
import type { SequenceShape } from '../experiment/data.ts';
import type { Call, ExperimentSpec } from '../experiment/experiment.ts';
import type { ParameterRole } from '../experiment/network.ts';
import type { PlayerId } from '../experiment/two-networks.ts';
import type { Passes } from '../math/epochs.ts';
import type { SampleType } from '../math/sample.ts';
import type { Scale } from '../math/scale.ts';
import type { TargetPositions } from '../table/positions.ts';
import type { Baselines } from './baselines.ts';
import type { SUBJECTS } from './findings/index.ts';
import type { FoundBy, WishOf } from './findings/subject.ts';
import type { Provider } from './provider.ts';
import type { ReplicaMemory } from './replica-memory.ts';
import type { ScoreSeries, SeriesId } from './series.ts';

export type * from './findings/index.ts';
export type { PlayerId, Provider, ReplicaMemory };

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
   * @param weights from which the run starts over, in place of drawn ones
   */
  | {
      readonly type: 'experiment';
      readonly runId: number;
      readonly spec: ExperimentSpec;
      readonly version?: number | undefined;
      readonly moment?: KeptMoment | undefined;
      readonly weights?: LoadedWeights | undefined;
    }
  | { readonly type: 'play'; readonly runId: number }
  | { readonly type: 'pause'; readonly runId: number }
  /**
   * Trains for this many steps, then pauses. If training is running, it only pauses.
   * @param only the player that makes the steps; all by default
   */
  | {
      readonly type: 'step';
      readonly runId: number;
      readonly steps: number | 'epoch';
      readonly only?: PlayerId | undefined;
    }
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
  /**
   * Whether nobody uses the page, so that the worker may make throwaway steps: the browser compiles the code of training
   * before Play. The run stays as it is.
   */
  | { readonly type: 'idle'; readonly runId: number; readonly idle: boolean }
  /**
   * The last frame or picture is on the screen, so the next one may be computed.
   * @param takesPictures whether pictures may come between frames; then the losses are evaluated less often
   */
  | { readonly type: 'painted'; readonly runId: number; readonly takesPictures?: boolean | undefined };

/** Page → worker, once, before all commands: how the page will notice that the worker has ended. */
export interface Lifeline {
  readonly type: 'lifeline';
  /** The name of the lock that the worker holds. */
  readonly name: string;
  readonly port: MessagePort;
}

/**
 * Worker → page. An event whose runId is not the page's current one is stale and dropped. Events that may still apply
 * after an edit (`prepared` and lasting findings) are kept until the next frame.
 */
export type RunEvent =
  | { readonly type: 'prepared'; readonly runId: number; readonly view: RunView }
  | { readonly type: 'frame'; readonly runId: number; readonly frame: Frame }
  /** What has changed since the last frame, apart from what it takes an evaluation to know. */
  | { readonly type: 'picture'; readonly runId: number; readonly picture: Picture }
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
  | FindingEvent;

type Subjects = typeof SUBJECTS;
export type SubjectId = keyof Subjects;

/** What the page receives about each subject. */
export type Findings = { readonly [Id in SubjectId]: FoundBy<Subjects[Id]> };

/** What the page requests besides frames, by subject. */
export type Watch = { readonly [Id in SubjectId]?: WishOf<Subjects[Id]> };

/** A finding about a watched subject. */
export type FindingEvent = {
  readonly [Id in SubjectId]: {
    readonly type: 'finding';
    readonly runId: number;
    readonly subject: Id;
    readonly keeps: Subjects[Id]['keeps'];
    readonly found: Findings[Id];
  };
}[SubjectId];

/** A moment of a run, with everything needed to continue from there. It can be cloned and stored. */
export interface KeptMoment {
  /** The experiment; its table comes without values. */
  readonly spec: ExperimentSpec;
  readonly step: number;
  /** Parameters and the optimizer's slots, by name, of all replicas. */
  readonly state: ReadonlyMap<string, Float32Array>;
  /** null if that is not known. */
  readonly memories: readonly ReplicaMemory[] | null;
  /** What the run started from, and Reset returns to; null if that was drawn. */
  readonly beginning: LoadedWeights | null;
}

/**
 * Weights of a file, from which a run starts: parameters and the memory of layers, by name, of a single network. Every
 * replica starts from them, and what the file lacks is drawn.
 */
export type LoadedWeights = ReadonlyMap<string, Float32Array>;

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
  /**
   * The class as an integer, or the number to predict: [count], or [count, positions] with NaN at steps that are not
   * scored.
   */
  readonly labels: Float32Array;
  /** Index into PARTS. */
  readonly part: Uint8Array;
}

export interface LayerView {
  /** `dense1`, …, `output`: the prefix of its parameters' names. */
  readonly name: string;
  /** Identifies it when layers are added, removed or moved. */
  readonly key: string;
  /** The number of its units; of its channels, if its output is an image. */
  readonly units: number;
  /** Id of its activation; null if it has none. */
  readonly activation: string | null;
  /** What an example is at its output. */
  readonly type: SampleType;
  readonly mixing: Mixing;
  /**
   * The earlier layer whose output it joins, −1 for the inputs, and its first unit that comes from there; null if it
   * joins none.
   */
  readonly joins: { readonly layer: number; readonly firstUnit: number } | null;
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

/** A world in which an agent learns, as the page sees it. */
export interface WorldView {
  /** Its id and its numbers, as in the experiment. */
  readonly environment: Call;
  /** The words for the actions, in order. */
  readonly actions: readonly string[];
  /** The names of the numbers in a state, in order. */
  readonly states: readonly string[];
  /** The layer whose units are the probabilities of the actions, as an index into `RunView.layers`; null without one. */
  readonly policy: number | null;
  /** The layer whose only unit is the value of a state; null without one. */
  readonly value: number | null;
  /** The layer whose units are the values of the actions; null without one. */
  readonly actionValues: number | null;
  /** The layer at which the network of the value starts again from the inputs; null without one. */
  readonly restart: number | null;
}

/** What does not change during a run: the examples and the structure of the network. */
export interface RunView {
  readonly task: Task;
  /** What the outputs of the network say. */
  readonly answer: Answer;
  /**
   * A target number became (number − offset) · factor, and so did the outputs; offset 0 and factor 1 if it was not
   * scaled.
   */
  readonly targetScale: Scale;
  /** The range of a target number, scaled, that experiments share while they are compared. The worker knows none. */
  readonly targetRange?: readonly [low: number, high: number] | null;
  /** How features were scaled, by name; features that are not listed were not scaled. */
  readonly scales: ReadonlyMap<string, Scale>;
  readonly features: readonly string[];
  /** The names of the inputs of the network: the features, or the noise of a generator. */
  readonly inputs: readonly string[];
  /**
   * The layers that make examples from noise, the first ones; null if there are none. Their maps are over the first two
   * numbers of the noise, from −reach to reach.
   */
  readonly generator: { readonly layers: number; readonly reach: number } | null;
  /** The world in which an agent acts; null if the network learns from examples. */
  readonly world: WorldView | null;
  /** What an example is before the first layer: an image, if the network may treat it as one. */
  readonly sample: SampleType;
  /** The form of the sequences; null if the examples are not sequences. */
  readonly sequence: SequenceShape | null;
  /** The places of an example that have a target each; null if it has a single one. */
  readonly positions: TargetPositions | null;
  /** The labels of features, by name, if they differ from the name. */
  readonly labels: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  readonly points: Points;
  /** Hidden layers, then `output`. */
  readonly layers: readonly LayerView[];
  readonly parameters: readonly ParameterView[];
  /** The output at which the prediction of a network for two classes changes. */
  readonly boundary: number;
  /** The metric among the scores. */
  readonly metric: { readonly id: string; readonly label: string; readonly percent: boolean };
  /** The losses of predictions that ignore the features; null for losses without such a formula. */
  readonly baselines: Baselines | null;
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
  /** The inputs of the network on the grid: [inputs, size, size]. */
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
 * The scores of all replicas, in the order of `variants` of the experiment. A replica whose training loss is not a finite
 * number has diverged.
 */
export interface Replicas {
  /** The replica that the rest of the frame shows: the first one that has not diverged. */
  readonly shown: number;
  /** The series by which they are compared: the return of agents, or the loss, on validation examples if there are any. */
  readonly watched: ScoreSeries;
  /** NaN if the part is empty. */
  readonly values: Readonly<Record<ScoreSeries, Float32Array>>;
}

/** The progress of training. */
export type Progress = Pick<Frame, 'step' | 'epoch' | 'stepsPerSecond'>;

/** What changes during a run. Its arrays are transferred, not copied. */
export interface Frame {
  readonly step: number;
  /** The number of passes over the training part, with fractions. */
  readonly epoch: number;
  /** The current value of every series; a score is NaN if its part is empty. */
  readonly values: Readonly<Record<SeriesId, number>>;
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

/** The part of a frame that is cheap enough for every paint. */
export type Picture = Pick<Frame, 'step' | 'epoch' | 'stepsPerSecond' | 'parameters' | 'maps'>;
