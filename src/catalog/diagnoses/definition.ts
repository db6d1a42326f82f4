import type { Entry } from '../entry.ts';
import type { Evidence } from './evidence.ts';

/** The changes of an experiment that a diagnosis may propose; what each changes is in `experiment/remedies`. */
export type RemedyId =
  | 'tenth_of_rate'
  | 'tenfold_rate'
  | 'tenth_of_generator_rate'
  | 'clip_norm'
  | 'random_start'
  | 'fitting_initializer'
  | 'leaky_relu'
  | 'relu'
  | 'l2'
  | 'less_penalty'
  | 'less_dropout'
  | 'standardize'
  | 'wider_network'
  | 'larger_batch'
  | 'hide_later_steps'
  | 'non_saturating'
  | 'wasserstein'
  | 'fewer_discriminator_steps'
  | 'explore_more'
  | 'hidden_layer'
  | 'lstm'
  | 'normalize_batches'
  | 'usual_output'
  | 'remove_feature'
  | 'fit_on_training';

/** A remedy, or one that concerns a feature, by its id. */
export type RemedyWish = RemedyId | { readonly id: RemedyId; readonly column: string };

/** The numbers on which a diagnosis rests, as a small picture. */
export type Proof =
  | { readonly kind: 'curves'; readonly lines: readonly ProofLine[] }
  | {
      readonly kind: 'bars';
      readonly bars: readonly { readonly label: string; readonly value: number }[];
      /** Where the diagnosis begins; null if that is no value of a bar. */
      readonly limit: number | null;
      readonly scale: 'linear' | 'log';
    };

/** A number over the steps of a run. */
export interface ProofLine {
  readonly label: string;
  readonly step: readonly number[];
  readonly values: readonly number[];
}

/** What a diagnosis found in a run. */
export interface Found {
  /** What is wrong, with the numbers that show it. */
  readonly sentence: string;
  /** The same for screen readers, without numbers, which change often; null if the change of status is announced. */
  readonly announcement: string | null;
  /** How grave it is; `care` by default. */
  readonly tone?: 'alarm';
  readonly proof: Proof | null;
  /** More about where it comes from, for those who ask. */
  readonly more?: string;
  /** The best first; the page offers the first two that apply to the experiment. */
  readonly remedies: readonly RemedyWish[];
}

/** What kind of run: one that learns from examples, a generator with its discriminator, or an agent. */
export type Learner = 'examples' | 'game' | 'agent';

/**
 * A rule that recognizes a run that goes wrong. Its formula is the threshold, and the text about it names the source of
 * that.
 */
export interface DiagnosisDef extends Pick<Entry, 'label' | 'tex'> {
  /** One sentence: what is wrong. */
  readonly explain: string;
  readonly learners: readonly Learner[];
  /** Whether a run with it looks better than it is, so that its result falls when it is cured. */
  readonly flatters?: true;
  /** The id of the diagnosis that a run with it has as long as nobody asks further. */
  readonly symptom?: 'plateau';
  /**
   * @param shown whether the page already shows it: then it ends at a milder threshold than the one at which it begins,
   *   so that it does not flicker
   * @returns null if it does not apply
   */
  find(evidence: Evidence, shown: boolean): Found | null;
}
