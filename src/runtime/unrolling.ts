/** The number of measurements of each form; the smallest counts, because the machine also does other work. */
const SAMPLES = 6;
/** In a shorter stretch, in ms, the resolution of the clock dominates. */
const STRETCH = 2;
/** If a step takes longer than this, in ms, the cost of an iteration around each is negligible. */
const LONG = 1;
/** The same if every iteration is a separate run. Several longer steps together would keep Pause waiting. */
const LONG_RUN = 10;

/**
 * Chooses how many steps the training program makes in one iteration, by trying one and many in turn. Many steps save
 * the cost of iterations, but their program takes longer to build, so a run starts with one.
 */
export class Unrolling {
  /** The number of steps per iteration to use now. */
  current = 1;
  readonly #most: number;
  readonly #dear: boolean;
  readonly #least = new Map<number, number>();
  #samples = 0;
  #decided: boolean;

  /**
   * @param most the most steps that one iteration may make
   * @param dear whether every iteration is a separate run, which is expensive
   */
  constructor(most: number, dear: boolean) {
    this.#most = most;
    this.#dear = dear;
    this.#decided = most === 1;
  }

  /** Records how long `steps` steps took, in ms. */
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
