/** Measurements of each form before they are compared; the least of them counts, for the machine has other work too. */
const SAMPLES = 3;
/** A shorter stretch, in ms, says more of the clock than of the steps. */
const STRETCH = 2;
/** Where a step takes longer, in ms, an iteration around each costs nothing in comparison. */
const LONG = 1;

/**
 * How many steps the training program makes in one iteration, found out by trying: many spare the cost of an
 * iteration, but their program takes longer to build, so a run starts with one.
 */
export class Unrolling {
  /** What to use now. */
  current = 1;
  readonly #most: number;
  readonly #always: boolean;
  #milliseconds: number[] = [];
  #withOne: number | null = null;
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
    this.#milliseconds.push(took / steps);
    if (this.#milliseconds.length < SAMPLES) return;
    const least = Math.min(...this.#milliseconds);
    this.#milliseconds = [];
    if (this.#withOne === null) {
      this.#withOne = least;
      if (least < LONG || this.#always) this.current = this.#most;
      else this.#decided = true;
    } else {
      if (least >= this.#withOne) this.current = 1;
      this.#decided = true;
    }
  }
}
