import type { Task } from '../catalog/tasks/index.ts';
import type { Shape } from '../math/shape.ts';
import type { OwnTable } from '../table/table.ts';

/** A catalog id with a value for every hyperparameter: `adam(lr=0.03)` with defaults for the rest. */
export interface Call {
  readonly id: string;
  readonly args: Readonly<Record<string, number>>;
}

export interface LayerSpec extends Call {
  /**
   * Identifies the layer while its experiment is edited, whatever its position; never part of a text. A layer without a
   * key is identified by its position: see `keysOf`.
   */
  readonly key?: string;
  /** Its activation; null on a layer that takes none, such as dropout. */
  readonly activation: Call | null;
  /** The initializer that draws its weights; null for that of the experiment. */
  readonly initializer: Call | null;
  /** The penalty on its weights; null for those of the experiment. */
  readonly penalty: Call | null;
}

export type ProviderChoice = 'auto' | 'wasm' | 'webgpu';

/** The parts of the data: what an example is used for. */
export const PARTS = ['train', 'validation', 'test'] as const;
export type Part = (typeof PARTS)[number];

/** Percentages of the examples for training, for validation and for the final test; they add up to 100. */
export type Split = Readonly<Record<Part, number>>;

/** One of the folds of cross-validation: fold number `index`, counted from 1, of `of` is used for validation. */
export interface Fold {
  readonly index: number;
  readonly of: number;
}

/** The number that differs from replica to replica, by its id among `sweepables`, with its first and last value. */
export interface Sweep {
  readonly of: string;
  readonly from: number;
  readonly to: number;
}

/** One element of a parameter that is held at a fixed value while the rest trains. */
export interface Pin {
  /** `dense1/weight`, as in `RunView.parameters`. */
  readonly parameter: string;
  /** Its index in row-major order. */
  readonly index: number;
  readonly value: number;
}

/** A parameter with starting values in place of those that are drawn. */
export interface StartingValues {
  /** As in `Pin`. */
  readonly parameter: string;
  readonly shape: Shape;
  /** In row-major order. */
  readonly values: Float32Array;
}

/** Starting values of parameters; whatever it does not name is drawn. */
export interface Start {
  /** Whole parameters. */
  readonly whole: readonly StartingValues[];
  /** Elements of the other parameters. */
  readonly elements: readonly Pin[];
}

/** A count, a time or a score at which a run ends. */
export interface Ending {
  /** `epochs`, `seconds`, `loss`, `val_accuracy` and so on, see `endingsFor`. */
  readonly of: string;
  readonly value: number;
}

/** An element of a table of the environment that a person has changed. */
export interface LayoutEdit {
  readonly table: string;
  /** Its index in row-major order. */
  readonly index: number;
  readonly value: number;
}

/** The plane through the features that pictures show: two features by name, or the first two principal components. */
export type Plane = readonly [across: string, up: string] | 'components';

/** Examples that are windows of a time series, whose steps are the rows of a table. */
export interface Series {
  /** The number of rows that the network sees. */
  readonly window: number;
  /** How many rows after the last of them the target is. */
  readonly horizon: number;
}

/** The settings that determine which examples there are and what is learned from them. */
export type DataChoice = Pick<ExperimentSpec, 'data' | 'table' | 'target' | 'series' | 'task'>;

/**
 * Everything that determines a run. Two equal specs give the same run, step by step. A spec is always complete and
 * valid: text from outside enters only through `parse`.
 */
export interface ExperimentSpec {
  /** A dataset of the catalog, or `table`. */
  readonly data: Call;
  /** A person's own table; null for a dataset of the catalog. */
  readonly table: OwnTable | null;
  /** Id of the target column; null for the default. */
  readonly target: string | null;
  /** Windows of the rows as examples; `rows` for each row by itself; null for the default of the data. */
  readonly series: Series | 'rows' | null;
  /** What is learned, if that is not the target: id of a task of the catalog; null to predict the target. */
  readonly task: Task | null;
  /** What a person has changed in the environment in which an agent acts, such as its walls; empty elsewhere. */
  readonly layout: readonly LayoutEdit[];
  /** How an agent learns from rewards; the default elsewhere. */
  readonly method: Call;
  /** The number of worlds side by side in which it acts, and the moves that it makes in each before it learns. */
  readonly worlds: number;
  readonly moves: number;
  readonly split: Split;
  /**
   * Combines the training and the validation part and validates on one fold of them; null to use the split unchanged.
   */
  readonly fold: Fold | null;
  /**
   * The features, at least one: ids of columns in their order, before categories become numbers, then of features that
   * the catalog computes from the only two features of a dataset.
   */
  readonly features: readonly string[];
  /** How missing values are treated. */
  readonly missing: Call;
  /** How outliers are treated. */
  readonly outliers: Call;
  readonly scaler: Call;
  /** Adds changed copies of the training examples. At most one of each id, in the catalog's order; none by default. */
  readonly augmentations: readonly Call[];
  /** The hidden layers; without any the network is a perceptron. */
  readonly layers: readonly LayerSpec[];
  /** The activation of the output layer. The number of its units follows from the data. */
  readonly output: Call;
  readonly loss: Call;
  readonly optimizer: Call;
  /** Updates the generator, if there is one; `optimizer` then updates only its discriminator. */
  readonly generatorOptimizer: Call;
  /** The number of steps that a discriminator makes for one step of its generator. */
  readonly discriminatorSteps: number;
  /** Changes the learning rate during the run. */
  readonly schedule: Call;
  /** Draws the weights. */
  readonly initializer: Call;
  /** Draws the biases. */
  readonly bias: Call;
  /** At most one of each id, in the catalog's order; none by default. */
  readonly regularizers: readonly Call[];
  /** Examples per step; `all` is the whole training part. */
  readonly batch: number | 'all';
  readonly seed: number;
  /** The number of copies that train side by side; 1 is a single run. */
  readonly replicas: number;
  /**
   * The number in which the copies differ; null for their seeds: `seed`, `seed + 1`, … Always null for a single run.
   */
  readonly sweep: Sweep | null;
  /** The pinned parameter elements; none by default. */
  readonly pins: readonly Pin[];
  /** The values from which parameters start, in place of those that are drawn; none by default. */
  readonly start: Start;
  /** What ends the run, whichever is reached first; none by default. */
  readonly until: readonly Ending[];
  /** The plane of the pictures; null for the default of the dataset. */
  readonly plane: Plane | null;
  /** The stage of the next step that the page shows, 1 for the first; null if it shows none. */
  readonly stage: number | null;
  readonly provider: ProviderChoice;
}
