/** Measurements of each form; the least of them counts, for the machine has other work too. */
const SAMPLES = 6;
/** A shorter stretch, in ms, says more of the clock than of the steps. */
const STRETCH = 2;
/** Where a step takes longer, in ms, an iteration around each costs nothing in comparison. */
const LONG = 1;

/**
 * How many steps the training program makes in one iteration, found out by trying one and many in turn: many spare the
 * cost of an iteration, but their program takes longer to build, so a run starts with one.
 */
export class Unrolling {
  /** What to use now. */
  current = 1;
  readonly #most: number;
  readonly #always: boolean;
  readonly #least = new Map<number, number>();
  #samples = 0;
  #decided: boolean;

  /**
   * @param most steps that one iteration may have
   * @param always whether more are tried even where a step takes long
   */
  constructor(most: number, always: boolean) {
    this.#most = most;
    this.#always = always;
    this.#decided = most === 1;
  }

  /** Takes note of how long `steps` steps took, in ms. */
  record(steps: number, took: number): void {
    if (this.#decided || took < STRETCH) return;
    this.#least.set(this.current, Math.min(this.#leastWith(this.current), took / steps));
    this.#samples += 1;
    this.current = this.current === 1 ? this.#most : 1;
    if (!this.#always && this.#leastWith(1) > LONG) this.#decide(1);
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
