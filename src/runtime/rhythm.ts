/** Milliseconds of training between two checks of the mailbox, short enough that Pause answers within a frame. */
const BURST = 3;
/** Milliseconds of training after which the loss is evaluated even if the page shows nothing. */
const LOOK = 100;
/** Milliseconds between evaluations for a page that takes pictures in between: nobody reads losses faster. */
const READABLE = 50;
/**
 * An evaluation that takes longer than this, in ms, keeps commands waiting, so the time until the next one is a
 * multiple of its duration.
 */
const QUICK = 25;
const REST = 4;
/** Milliseconds after an edit in which another one is likely: a person drags a slider or looks for a value. */
const EDITING = 500;
/**
 * Curves change fastest at the beginning of a run. Up to this step, the loss is evaluated whenever the number of steps has
 * grown by this share, however busy the page is.
 */
const BEGINNING = 1000;
const GROWTH = 0.2;

/**
 * Decides when training is interrupted: after every burst of steps for commands, and less often to evaluate the loss.
 */
export class Rhythm {
  /** The number of steps of the next burst. */
  burst = 1;
  #lookTook = 0;
  #lookEnd = 0;
  #lookStep = 0;
  #edited = Number.NEGATIVE_INFINITY;

  /** Starts with another program, whose steps may take any time. */
  reset(): void {
    this.burst = 1;
  }

  /**
   * Adjusts the length of bursts after a complete one. Aims at BURST milliseconds, in whole iterations of the training
   * program, and at most doubles the number of steps.
   * @param took in ms
   * @param unroll steps of one iteration
   */
  record(took: number, unroll: number): void {
    const fitting = this.burst * Math.min(2, BURST / Math.max(took, 0.1));
    this.burst = Math.max(1, Math.round(fitting / unroll)) * unroll;
  }

  /**
   * Records an evaluation of the loss. Only the latest counts: the first one of a program is slow, because its code is
   * not compiled yet.
   * @param end when it ended, in ms
   * @param took how long it took, in ms
   * @param step the number of steps before it
   */
  looked(end: number, took: number, step: number): void {
    this.#lookTook = took;
    this.#lookEnd = end;
    this.#lookStep = step;
  }

  /** Records an edit by a person. @param now in ms */
  edited(now: number): void {
    this.#edited = now;
  }

  /** For how many more milliseconds the page needs the processor more than training does, after an edit. */
  editing(now: number): number {
    return Math.max(0, this.#edited + EDITING - now);
  }

  /** Whether the curves of a run are still at their beginning. */
  isBeginning(step: number): boolean {
    return step <= BEGINNING;
  }

  /** Whether an evaluation takes so long that an answer should not wait for it. */
  get looksAreSlow(): boolean {
    return this.#lookTook > QUICK;
  }

  /**
   * Whether an evaluation is due.
   * @param awaited whether the page is ready for a frame
   * @param takesPictures whether it takes pictures between frames
   */
  wantsLook(now: number, step: number, awaited: boolean, takesPictures = false): boolean {
    const rest = now - this.#lookEnd;
    if (this.looksAreSlow) return rest >= REST * this.#lookTook;
    const grown = this.isBeginning(step) && step > this.#lookStep * (1 + GROWTH);
    return grown || (awaited && (!takesPictures || rest >= READABLE)) || rest > LOOK;
  }
}
