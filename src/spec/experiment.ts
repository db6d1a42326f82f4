/** A catalog id with every one of its hyperparameters filled in: `adam(lr=0.03)` and the defaults of the rest. */
export interface Call {
  readonly id: string;
  readonly args: Readonly<Record<string, number>>;
}

export interface LayerSpec extends Call {
  readonly activation: Call;
}

export type ProviderChoice = 'auto' | 'wasm' | 'webgpu';

/** What an example is for. */
export const PARTS = ['train', 'validation', 'test'] as const;
export type Part = (typeof PARTS)[number];

/** Percentages of the examples that are trained on, watched, and kept for the end; they add up to 100. */
export type Split = Readonly<Record<Part, number>>;

/**
 * Everything that decides a run. Two equal specs give the same run, step by step.
 * Always complete and valid: `parse` is the only way in from outside.
 */
export interface ExperimentSpec {
  readonly data: Call;
  readonly split: Split;
  /** Ids of the dataset's features that the network sees, in the dataset's order; at least one. */
  readonly features: readonly string[];
  /** The hidden layers; none is a perceptron. */
  readonly layers: readonly LayerSpec[];
  /** Activation of the output layer. Its units follow from the data. */
  readonly output: Call;
  readonly loss: Call;
  readonly optimizer: Call;
  /** Draws the weights; biases start at zero. */
  readonly initializer: Call;
  /** Examples per step; `all` is the whole training part. */
  readonly batch: number | 'all';
  readonly seed: number;
  readonly provider: ProviderChoice;
}
