import type { LossColumns } from '../../math/loss-columns.ts';
import type { Trend } from '../../math/trends.ts';

/** What is measured in a run, from which diagnoses are made. Numbers that are not known are NaN. */
export interface Evidence {
  readonly learner: 'examples' | 'game' | 'agent';
  readonly step: number;
  /** Whether the run has stopped because its loss is not a finite number. */
  readonly diverged: boolean;
  readonly trainLoss: number;
  /** The loss of the best prediction that is always the same; null if it is not known. */
  readonly constantLoss: number | null;
  /** The length of the gradient of the next step. */
  readonly gradientNorm: number;
  /** The learning rate of the next step, and as a multiple of the default of its optimizer. */
  readonly learningRate: number;
  readonly rateShare: number;
  /** The losses up to the present step, since the start or the last change. */
  readonly losses: LossColumns;
  readonly trend: Trend;
  /** The shares of correctly classified examples; null if nothing is classified. */
  readonly accuracy: { readonly train: number; readonly validation: number } | null;
  /** The layers in which units output 0 for every example; empty as long as that is not known. */
  readonly deadLayers: readonly DeadLayer[];
  /** What has been measured in the layers, from the first to the output; empty as long as nothing is known. */
  readonly layers: readonly LayerEvidence[];
  /** The range of the predictions as a share of the range of the targets. */
  readonly spread: number;
  /** The loss of guesses with equal probabilities, and otherwise of the best constant; null if it is not known. */
  readonly guessingLoss: number | null;
  readonly inputs: readonly InputEvidence[];
  /** The number of training examples of each class, by its name; empty if there are no classes. */
  readonly classes: readonly { readonly label: string; readonly count: number }[];
  /** The highest probability with which dropout removes a unit; 0 without dropout. */
  readonly dropout: number;
  /** The strength of the strongest penalty, as a multiple of its default; 0 without one. */
  readonly penalty: number;
  /** Whether all weights of a layer start with the same value. */
  readonly startsAlike: boolean;
  /** The variance of a batch's gradient as a multiple of the squared length of the mean; NaN if it is not known. */
  readonly noise: number;
  /** The number of examples in a batch; null for all. */
  readonly batch: number | null;
  /** How the gradient gets back through the steps of a sequence, in each recurrent layer. */
  readonly throughTime: readonly ThroughTimeEvidence[];
  readonly embeddings: readonly EmbeddingEvidence[];
  readonly attention: readonly AttentionEvidence[];
  /** What the output cannot do with this loss; null if the two fit. */
  readonly output: OutputEvidence | null;
  /** What the network is told about examples that it should not know, the worst first. */
  readonly leaks: readonly LeakEvidence[];
  /** The first number that was not finite; null if the run has not diverged, or before it is traced. */
  readonly origin: OriginEvidence | null;
  /** What a copy of the network has learned of a single batch; null if that was not tried. */
  readonly oneBatch: OneBatchEvidence | null;
  /** The titles of layers that look at steps which the network should predict. */
  readonly lookingAhead: readonly string[];
  /** The game of a generator and its discriminator; null in any other run. */
  readonly game: GameEvidence | null;
  /** An agent; null in any other run. */
  readonly agent: AgentEvidence | null;
}

/** A layer in which some units output 0 for every example. */
export interface DeadLayer {
  readonly title: string;
  readonly units: number;
  readonly dead: number;
}

/** What has been measured in a layer. */
export interface LayerEvidence {
  readonly title: string;
  /** The length of the gradient by its weights; NaN if it has none. */
  readonly gradient: number;
  /** The share of its outputs at an end of its activation, where the slope is almost 0; NaN without such ends. */
  readonly saturated: number;
  /** The variance of its outputs over the examples before the first step; NaN without an activation. */
  readonly started: number;
}

/** A recurrent layer in one direction. */
export interface ThroughTimeEvidence {
  readonly title: string;
  readonly steps: number;
  /** The length of the gradient by the state at the step that it reads first, and at the one that it reads last. */
  readonly first: number;
  readonly last: number;
}

/** The vectors of the tokens of an embedding. */
export interface EmbeddingEvidence {
  readonly title: string;
  readonly tokens: number;
  /** The number of vectors that are almost 0. */
  readonly dead: number;
  /** The variance of the vectors as a share of their mean squared length. */
  readonly variety: number;
}

/** The heads of a layer with attention. */
export interface AttentionEvidence {
  readonly title: string;
  readonly heads: number;
  /** The entropy of the head that chooses most, as a share of the maximum. */
  readonly evenness: number;
  /** The mean weight of the most attended step, of the head in which it is smallest. */
  readonly concentration: number;
}

/** An output activation that does not suit the loss or the targets. */
export interface OutputEvidence {
  /** Its name. */
  readonly activation: string;
  /** The share of the targets that it cannot reach; 0 if it reaches all of them. */
  readonly unreachable: number;
  /** What it does with this loss, in a sentence. */
  readonly consequence: string;
}

/** Something that should be unknown to the network. */
export interface LeakEvidence {
  readonly kind: 'target' | 'determined' | 'scaler' | 'duplicates';
  /** What leaks, with names and numbers. */
  readonly text: string;
  /** Id of the feature that should be removed; null if the leak does not concern one. */
  readonly column: string | null;
  /** The share of the validation and test examples that are already known, of `duplicates`; otherwise 1. */
  readonly share: number;
}

/** The number of a step that was the first not to be finite. */
export interface OriginEvidence {
  /** What it belongs to, in words: "the pre-activations of Hidden 2". */
  readonly quantity: string;
  /** The op that computed it: `matmul`. */
  readonly op: string;
  /** What made it: "2.1e19 · 3e20 is beyond 3.4e38, the end of 32-bit numbers". */
  readonly reason: string;
}

/** A copy of the network that was trained on a single batch. */
export interface OneBatchEvidence {
  readonly examples: number;
  readonly steps: number;
  /** The loss of these examples before and after. */
  readonly before: number;
  readonly after: number;
  readonly fits: boolean;
}

/** A numerical input, over the training examples, as the network receives it. */
export interface InputEvidence {
  readonly label: string;
  readonly mean: number;
  readonly deviation: number;
}

/** A generator and its discriminator. */
export interface GameEvidence {
  /** The number of steps that the discriminator makes for one of the generator. */
  readonly discriminatorSteps: number;
  /** Whether the discriminator answers with probabilities. */
  readonly isProbability: boolean;
  /** What is known about generated examples; null before they have been examined. */
  readonly generated: {
    /** The share of the training examples near which generated ones lie, and the reverse. */
    readonly coverage: number;
    readonly precision: number;
    /** The mean answer of the discriminator to generated examples. */
    readonly judged: number;
    /** By how much the generator’s loss would fall if examples were moved by the spread of the training examples. */
    readonly pull: number;
    /** The spread of the generated examples as a share of that of the training examples. */
    readonly variety: number;
  } | null;
}

/** An agent that learns from rewards. */
export interface AgentEvidence {
  readonly worlds: number;
  /** The number of episodes that are over. */
  readonly episodes: number;
  /** The mean return of the last episodes of all worlds, and the lowest and the highest tenth of them. */
  readonly meanReturn: number;
  readonly low: number;
  readonly high: number;
  /** The mean return at which the task counts as solved; null if there is no such number. */
  readonly solvedAt: number | null;
  /** How undecided the policy is, as a share of the maximum; NaN without a policy. */
  readonly entropy: number;
  /** The share of actions that the method takes at random; 0 for a policy. */
  readonly epsilon: number;
  /** Whether nothing but the agent keeps it from a goal. */
  readonly canReachGoal: boolean;
  /** The mean returns since the start or the last change, without those before the first episode was over. */
  readonly returns: { readonly step: readonly number[]; readonly mean: readonly number[] };
}
