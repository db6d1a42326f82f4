import type { Task } from '../catalog/datasets/definition.ts';
import type { ExperimentSpec } from '../spec/experiment.ts';

/** The execution provider that really runs. */
export type Provider = 'wasm' | 'webgpu';

export type RunStatus =
  /** The engine is being fetched or programs are being built. */
  | 'loading'
  /** Untrained, at step 0; Play works at once. */
  | 'ready'
  | 'running'
  | 'paused'
  /** The loss stopped being a finite number; the last finite picture stands. */
  | 'diverged'
  /** An error stopped the engine; Reset starts it again. */
  | 'failed';

/** Page → worker. */
export type Command =
  /** Takes an edited experiment. The worker decides from the difference what of the run can go on. */
  | { readonly type: 'experiment'; readonly runId: number; readonly spec: ExperimentSpec }
  | { readonly type: 'play'; readonly runId: number }
  | { readonly type: 'pause'; readonly runId: number }
  /** One step, then paused. */
  | { readonly type: 'step'; readonly runId: number }
  /** Back to step 0 with the same data and the same initial weights. */
  | { readonly type: 'reset'; readonly runId: number }
  /** The last frame is on the screen: the next one may be computed. */
  | { readonly type: 'painted'; readonly runId: number };

/** Worker → page. An event whose runId is not the page's current one is stale and dropped. */
export type RunEvent =
  | { readonly type: 'prepared'; readonly runId: number; readonly view: RunView }
  | { readonly type: 'frame'; readonly runId: number; readonly frame: Frame }
  | { readonly type: 'status'; readonly runId: number; readonly state: RunState };

export interface RunState {
  readonly status: RunStatus;
  /** The provider that runs, null until one does. */
  readonly provider: Provider | null;
  /** For people: why it diverged or failed, or why the chosen provider is not the one that runs. */
  readonly reason: string | null;
}

/** The examples as the network sees them (features standardized where the dataset asks for it). */
export interface Points {
  readonly count: number;
  /** [count, view.features.length], row-major. */
  readonly features: Float32Array;
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
  readonly features: readonly string[];
  readonly classes: readonly string[];
  readonly points: Points;
  /** Hidden layers, then `output`. */
  readonly layers: readonly LayerView[];
  readonly parameters: readonly ParameterView[];
  /** The output at which a network for two classes changes its mind. */
  readonly boundary: number;
  /** The metric that `Frame.trainMetric` and `validationMetric` hold. */
  readonly metric: { readonly id: string; readonly label: string; readonly percent: boolean };
  /**
   * The square grid that `Frame.maps` is evaluated on: `size` columns (feature `axes[0]`, rising to the right)
   * by `size` rows (feature `axes[1]`, rising upwards: row 0 is the largest). Other features stand at their mean.
   * With one feature both axes are 0 and only columns differ.
   */
  readonly grid: {
    readonly size: number;
    readonly axes: readonly [number, number];
    /** [low, high] of the horizontal and of the vertical axis. */
    readonly x: readonly [number, number];
    readonly y: readonly [number, number];
  };
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
