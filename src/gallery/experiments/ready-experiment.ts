import type { Level, Topic } from '../topics.ts';

/** An experiment that opens in one click. */
export interface ReadyExperiment {
  /** Derived from the title: `xor_with_four_units`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what to look at, and what is surprising about it. */
  readonly sentence: string;
  readonly topic: Topic;
  readonly level: Level;
  /** The experiment as text. */
  readonly text: string;
  /** The step at which its thumbnail was recorded. */
  readonly steps: number;
  /** What the thumbnail shows: what suits the experiment, or its curves. */
  readonly picture: 'auto' | 'curves';
  /** Whether it diverges before its last step, on purpose. */
  readonly diverges: boolean;
  /** Further words that find it. */
  readonly words: readonly string[];
}
