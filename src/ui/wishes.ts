import type { Watch } from '../runtime/protocol.ts';

/** Requests frames only. */
export const NO_WATCH: Watch = {
  predictions: false,
  distributions: false,
  landscape: null,
  program: false,
  preparation: false,
};

/** Combines what the components of a page want to watch, and reports each change of the combination once. */
export class Wishes {
  readonly #report: (watch: Watch) => void;
  readonly #wishes = new Set<Partial<Watch>>();
  #reported = JSON.stringify(NO_WATCH);
  #scheduled = false;

  constructor(report: (watch: Watch) => void) {
    this.#report = report;
  }

  /** @returns a function that withdraws the wish */
  add(wish: Partial<Watch>): () => void {
    // A copy, so that the same wish can be added twice.
    const own = { ...wish };
    this.#wishes.add(own);
    this.#change();
    return () => {
      this.#wishes.delete(own);
      this.#change();
    };
  }

  /** Components mount and unmount together, so the change is reported after all of them. */
  #change(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      const watch = union([...this.#wishes]);
      const text = JSON.stringify(watch);
      if (text === this.#reported) return;
      this.#reported = text;
      this.#report(watch);
    });
  }
}

/** The union of all wishes; of several landscapes, the last one requested. */
function union(wishes: readonly Partial<Watch>[]): Watch {
  return {
    predictions: wishes.some(({ predictions }) => predictions),
    distributions: wishes.some(({ distributions }) => distributions),
    landscape: wishes.findLast(({ landscape }) => landscape)?.landscape ?? null,
    program: wishes.some(({ program }) => program),
    preparation: wishes.some(({ preparation }) => preparation),
  };
}
