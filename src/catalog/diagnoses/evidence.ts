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
