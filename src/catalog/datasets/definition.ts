import type { RandomStream } from '../../math/random.ts';
import type { Entry } from '../entry.ts';

/** What is learned: one of two classes, one of several classes, or a number. */
export type Task = 'binary' | 'multiclass' | 'regression';

/** One example: its features and its label (the class as an integer from 0, or the number to predict). */
export interface Example {
  readonly features: readonly number[];
  readonly label: number;
}

export interface DatasetDef<Name extends string = string> extends Omit<Entry<Name>, 'tex'> {
  readonly task: Task;
  /** Names of the features, in order. For 2-D generated data: x1, x2. They are part of the link format. */
  readonly features: readonly string[];
  /** Names of the classes, in the order of their labels; empty for regression. */
  readonly classes: readonly string[];
  /** What a regression predicts, in words; the class's meaning otherwise. */
  readonly target: string;
  /** The two features that the output picture spans unless a person picks others. */
  readonly axes: readonly [number, number];
  /** Whether features are standardized (mean 0, deviation 1, fitted on the training part). */
  readonly standardize: boolean;
  /** Where the examples come from. */
  readonly source:
    | {
        readonly kind: 'generated';
        /** Draws the examples; `hyper.n` of them. */
        generate(hyper: Readonly<Record<Name, number>>, random: RandomStream): Example[];
      }
    | {
        readonly kind: 'file';
        /** Path below `public/`, with its licence named beside it in `public/data/README.md`. */
        readonly path: string;
        readonly licence: string;
        /** @throws Error that quotes the offending line */
        parse(text: string): Example[];
      };
}
