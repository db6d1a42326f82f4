import type { Look } from '../look.ts';

/**
 * Something that a page can watch besides frames.
 * @template Found what the page receives
 * @template Wish what the page requests of it: `true`, which of several variants, or about what. Wishes are the same if
 *   they are identical.
 */
export interface Subject<Found, Wish extends true | string | object = true> {
  /**
   * How long the page keeps a finding. `lasting`: until the next programs are built, because training does not change
   * it. `latest`: until the next finding. `moments`: as a moment of the run, like a point of its curves.
   */
  readonly keeps: 'lasting' | 'latest' | 'moments';
  /** Milliseconds between two findings while the run trains; 0 if training does not change it. */
  readonly interval: number;
  /** The share of the time that it may take while the run trains, if nobody waits for it. */
  readonly share?: number;
  find(look: Look, wish: Wish): Search<Found>;
}

/** What a search yields between its pieces: a finding that shows how far it is, or nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: a generator that yields nothing yields void
export type Report<Found> = Found | void;

/**
 * Computes a finding in pieces of a few milliseconds, so that commands need not wait. null if there is none. A search that
 * takes long may report how far it is.
 */
export type Search<Found> = Pick<AsyncIterator<Report<Found>, Found | null>, 'next'>;

/** What the page receives about a subject. */
export type FoundBy<S extends Subject<unknown, never>> =
  ReturnType<S['find']> extends Search<infer Found> ? Found : never;

/** What the page requests of a subject. */
export type WishOf<S extends Subject<unknown, never>> = Parameters<S['find']>[1];

/** A search in a single piece. */
export function inOne<Found>(
  find: (look: Look) => Promise<Found | null> | Found | null,
): (look: Look, wish: true) => Search<Found> {
  return (look) => ({ next: async () => ({ done: true, value: await find(look) }) });
}
