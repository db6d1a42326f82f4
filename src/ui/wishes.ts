import type { SubjectId, Watch } from '../runtime/protocol.ts';

/** Requests frames only. */
export const NO_WATCH: Watch = {};

/** Combines what the components of a page want to watch, and reports each change of the combination once. */
export class Wishes {
  readonly #report: (watch: Watch) => void;
  readonly #wishes = new Set<Watch>();
  #reported: Watch = NO_WATCH;
  #scheduled = false;

  constructor(report: (watch: Watch) => void) {
    this.#report = report;
  }

  /** @returns a function that withdraws the wish */
  add(wish: Watch): () => void {
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
      // Of several wishes about a subject, the last one counts.
      const watch: Watch = Object.assign({}, ...this.#wishes);
      if (isSame(watch, this.#reported)) return;
      this.#reported = watch;
      this.#report(watch);
    });
  }
}

function isSame(a: Watch, b: Watch): boolean {
  const subjects = Object.keys({ ...a, ...b }) as SubjectId[];
  return subjects.every((subject) => a[subject] === b[subject]);
}
