/** Measurements of each form; the least of them counts, for the machine has other work too. */
const SAMPLES = 6;
/** A shorter stretch, in ms, says more of the clock than of the steps. */
const STRETCH = 2;
/** Where a step takes longer, in ms, an iteration around each costs nothing in comparison. */
const LONG = 1;
/** The same where every iteration is a run of its own. Longer ones together would keep Pause waiting. */
const LONG_RUN = 10;

/**
 * How many steps the training program makes in one iteration, found out by trying one and many in turn: many spare the
 * cost of an iteration, but their program takes longer to build, so a run starts with one.
 */
export class Unrolling {
  /** What to use now. */
  current = 1;
  readonly #most: number;
  readonly #dear: boolean;
  readonly #least = new Map<number, number>();
  #samples = 0;
  #decided: boolean;

  /**
   * @param most steps that one iteration may have
   * @param dear whether every iteration is a run of its own
   */
  constructor(most: number, dear: boolean) {
    this.#most = most;
    this.#dear = dear;
    this.#decided = most === 1;
  }

  /** Takes note of how long `steps` steps took, in ms. */
  record(steps: number, took: number): void {
    if (this.#decided || took < STRETCH) return;
    this.#least.set(this.current, Math.min(this.#leastWith(this.current), took / steps));
    this.#samples += 1;
    this.current = this.current === 1 ? this.#most : 1;
    if (this.#leastWith(1) > (this.#dear ? LONG_RUN : LONG)) this.#decide(1);
    else if (this.#samples === 2 * SAMPLES)
      this.#decide(this.#leastWith(this.#most) <= this.#leastWith(1) ? this.#most : 1);
  }

  #leastWith(steps: number): number {
    return this.#least.get(steps) ?? Number.POSITIVE_INFINITY;
  }

  #decide(steps: number): void {
    this.current = steps;
    this.#decided = true;
  }
}
