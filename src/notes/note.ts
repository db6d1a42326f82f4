import type { Reference } from '../catalog/prose.ts';
import type { Claim } from '../goals/claim.ts';
import type { Block } from '../markdown/block.ts';

/** The chapters of the notes, in their order on the page. */
export const CHAPTERS = [
  'Foundations',
  'Training',
  'Activations',
  'Losses',
  'Optimizers',
  'Initialization',
  'Regularization',
  'Data',
  'Evaluation',
  'Images',
  'Sequences',
  'Generative models',
  'Reinforcement learning',
  'Tasks',
] as const;

export type Chapter = (typeof CHAPTERS)[number];

/** What the list of notes shows about a note, and what finds it. */
export interface NoteHead {
  /** The name of its file: `vanishing_gradient`. */
  readonly id: string;
  readonly title: string;
  /** One sentence, without formulas. */
  readonly definition: string;
  readonly chapter: Chapter;
  /** Further words that find it. */
  readonly words: readonly string[];
  /** Ids of other notes, and `section/id` of catalog entries. */
  readonly related: readonly string[];
}

/** A note about a concept of deep learning, with an experiment that shows it. */
export interface Note extends NoteHead {
  readonly picture: Picture | null;
  readonly body: readonly Block[];
  readonly demonstration: Demonstration;
  readonly sources: readonly Reference[];
}

/** The curves of catalog entries, an interactive figure, or the losses of the demonstration. */
export type Picture =
  | { readonly kind: 'activations' | 'losses'; readonly ids: readonly string[] }
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'curves' };

/** One run, or two runs that a person compares. */
export interface Demonstration {
  /** What is compared. */
  readonly intro: readonly Block[];
  readonly runs: readonly DemonstratedRun[];
  /** What to look at afterwards. */
  readonly remark: readonly Block[];
}

/** An experiment, and what is true of it after some steps. */
export interface DemonstratedRun {
  readonly name: string;
  /** The experiment as text. */
  readonly experiment: string;
  readonly steps: number;
  readonly claims: readonly Claim[];
}
