import type { OwnTable } from '../table/table.ts';

/** A catalog id with every one of its hyperparameters filled in: `adam(lr=0.03)` and the defaults of the rest. */
export interface Call {
  readonly id: string;
  readonly args: Readonly<Record<string, number>>;
}

export interface LayerSpec extends Call {
  /** Its activation; null on a layer that takes none, such as dropout. */
  readonly activation: Call | null;
  /** Draws its weights instead of the experiment's initializer; null for the experiment's. */
  readonly initializer: Call | null;
  /** Penalizes its weights instead of the experiment's penalties; null for the experiment's. */
  readonly penalty: Call | null;
}

export type ProviderChoice = 'auto' | 'wasm' | 'webgpu';

/** What an example is for. */
export const PARTS = ['train', 'validation', 'test'] as const;
export type Part = (typeof PARTS)[number];

/** Percentages of the examples that are trained on, watched, and kept for the end; they add up to 100. */
export type Split = Readonly<Record<Part, number>>;

/** One of the folds of cross-validation: part `index`, from 1 on, of `of` validates. */
export interface Fold {
  readonly index: number;
  readonly of: number;
}

/** The number that differs from replica to replica, by its id among `sweepables`, and where it starts and ends. */
export interface Sweep {
  readonly of: string;
  readonly from: number;
  readonly to: number;
}

/** One element of a parameter that is held at a value while the rest trains. */
export interface Pin {
  /** `dense1/weight`, as in `RunView.parameters`. */
  readonly parameter: string;
  /** Its place in row-major order. */
  readonly index: number;
  readonly value: number;
}

/** The plane through the features that pictures span: two features by name, or the first two principal components. */
export type Plane = readonly [across: string, up: string] | 'components';

/** What decides which examples there are. */
export type DataChoice = Pick<ExperimentSpec, 'data' | 'table' | 'target'>;

/**
 * Everything that decides a run. Two equal specs give the same run, step by step.
 * Always complete and valid: `parse` is the only way in from outside.
 */
export interface ExperimentSpec {
  /** A dataset of the catalog, or `table`. */
  readonly data: Call;
  /** The table that a person brought; null for a dataset of the catalog. */
  readonly table: OwnTable | null;
  /** Id of the column that is predicted; null for the usual one. */
  readonly target: string | null;
  readonly split: Split;
  /** Takes the training and the validation part together and validates on one fold of them; null for the split as it is. */
  readonly fold: Fold | null;
  /**
   * What the network is fed, at least one: ids of columns in their order, before categories become numbers, then of
   * features that the catalog computes from a dataset's only two.
   */
  readonly features: readonly string[];
  /** What becomes of missing values. */
  readonly missing: Call;
  /** What becomes of values far from the others. */
  readonly outliers: Call;
  readonly scaler: Call;
  /** Adds changed copies of the training examples. At most one of each id, in the catalog's order; none by default. */
  readonly augmentations: readonly Call[];
  /** The hidden layers; none is a perceptron. */
  readonly layers: readonly LayerSpec[];
  /** Activation of the output layer. Its units follow from the data. */
  readonly output: Call;
  readonly loss: Call;
  readonly optimizer: Call;
  /** Changes the learning rate as the run goes on. */
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
  /** Copies that train side by side; 1 is a single run. */
  readonly replicas: number;
  /** What the copies differ in; null for their seeds: `seed`, `seed + 1`, … Always null for a single run. */
  readonly sweep: Sweep | null;
  /** What is held by hand; none by default. */
  readonly pins: readonly Pin[];
  /** null for the one that the dataset names. */
  readonly plane: Plane | null;
  readonly provider: ProviderChoice;
}
