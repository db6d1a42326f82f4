/** Milliseconds of training between two looks into the mailbox: Pause answers within a frame. */
const BURST = 3;
/** Milliseconds of training after which the loss is looked at even if nobody watches. */
const LOOK = 100;
/** A look that takes longer, in ms, keeps commands waiting: training goes on for some times as long before the next. */
const QUICK = 25;
const REST = 4;

/** When training is interrupted: for commands after every burst of steps, and now and then for a look at the loss. */
export class Rhythm {
  /** Steps of the next burst. */
  burst = 1;
  #lookTook = 0;
  #lookEnd = 0;

  /** Begins with another program, whose steps may take any time. */
  reset(): void {
    this.burst = 1;
  }

  /**
   * Learns from a whole burst. Aims at BURST milliseconds, in whole iterations of the training program, at most doubling
   * at a time.
   * @param took in ms
   * @param unroll steps that one iteration makes
   */
  record(took: number, unroll: number): void {
    const fitting = this.burst * Math.min(2, BURST / Math.max(took, 0.1));
    this.burst = Math.max(1, Math.round(fitting / unroll)) * unroll;
  }

  /**
   * Takes note of a look at the loss. The latest counts: the first of a program is slow, as its code is not compiled yet.
   * @param end when it was over in ms
   * @param took how long it computed in ms
   */
  looked(end: number, took: number): void {
    this.#lookTook = took;
    this.#lookEnd = end;
  }

  /** Whether a look takes so long that an answer should not wait for it. */
  get looksAreSlow(): boolean {
    return this.#lookTook > QUICK;
  }

  /** Whether it is time for a look. @param awaited whether the page is ready for a picture */
  wantsLook(now: number, awaited: boolean): boolean {
    if (this.looksAreSlow && now - this.#lookEnd < REST * this.#lookTook) return false;
    return awaited || now - this.#lookEnd > LOOK;
  }
}
