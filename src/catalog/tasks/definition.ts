import type { Entry } from '../entry.ts';

/**
 * What the outputs of a network say about an example.
 * - `number`: a single output is the number.
 * - `side`: a single output decides between two classes by the side of a boundary on which it is.
 * - `class`: an output for each class, and the largest decides.
 * - `labels`: an output for each of several labels, which decides by itself whether the example has it.
 * - `action`: an output for each action of an agent: its probability, or its value.
 * - `input`: an output for each input, which repeats it; there may be classes all the same, which only colour pictures.
 */
export type Answer = 'number' | 'side' | 'class' | 'labels' | 'action' | 'input';

/** What a network learns. */
export interface TaskDef extends Entry {
  /** Whether it learns from targets, from the examples alone, or from rewards. */
  readonly learning: 'supervised' | 'unsupervised' | 'reinforcement';
  /** One sentence: what the network learns, and from what. */
  readonly explain: string;
  readonly answer: Answer;
  /** Whether the network is a generator and its discriminator, which play against each other. */
  readonly isGame?: true;
  /** The data that it needs, in a sentence: "data with two classes". */
  readonly data: string;
  /** Ids of the default loss and of the default output activation. */
  readonly loss: string;
  readonly output: string;
  /** The output activation with which the outputs are probabilities; null if there is none. */
  readonly probabilities: string | null;
  /** Ids of the metrics of all examples together, in the order in which the page lists them. */
  readonly metrics: readonly string[];
  /** Ids of the metrics that are stored for each evaluation on the test part. */
  readonly kept: readonly string[];
}
