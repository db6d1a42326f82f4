import type { Watch } from '../runtime/protocol.ts';

/** Frames alone. */
export const NO_WATCH: Watch = {
  predictions: false,
  distributions: false,
  landscape: null,
  program: false,
  preparation: false,
};

/** Counts what the parts of a page want to watch, and tells once per change what that is together. */
export class Wishes {
  readonly #tell: (watch: Watch) => void;
  readonly #wishes = new Set<Partial<Watch>>();
  #told = JSON.stringify(NO_WATCH);
  #telling = false;

  constructor(tell: (watch: Watch) => void) {
    this.#tell = tell;
  }

  /** @returns a function that takes the wish back */
  add(wish: Partial<Watch>): () => void {
    // An object of its own, so that the same wish can be made twice.
    const own = { ...wish };
    this.#wishes.add(own);
    this.#change();
    return () => {
      this.#wishes.delete(own);
      this.#change();
    };
  }

  /** Parts of a page come and go together: they are told of when all have. */
  #change(): void {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      const watch = union([...this.#wishes]);
      const text = JSON.stringify(watch);
      if (text === this.#told) return;
      this.#told = text;
      this.#tell(watch);
    });
  }
}

/** All of it; of two landscapes the one that was wished for last. */
function union(wishes: readonly Partial<Watch>[]): Watch {
  return {
    predictions: wishes.some(({ predictions }) => predictions),
    distributions: wishes.some(({ distributions }) => distributions),
    landscape: wishes.findLast(({ landscape }) => landscape)?.landscape ?? null,
    program: wishes.some(({ program }) => program),
    preparation: wishes.some(({ preparation }) => preparation),
  };
}
