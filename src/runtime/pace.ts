/** If a run falls behind its pace by more than this, in ms, it skips the rest instead of catching up. */
const PATIENCE = 50;

/** Limits training to a number of steps per second. */
export class Pace {
  #stepsPerSecond: number | null = null;
  /** The time of the next step. */
  #next = 0;

  /** null for as fast as possible. */
  get stepsPerSecond(): number | null {
    return this.#stepsPerSecond;
  }

  /** Whether it is slow enough that a person can follow every step. */
  get showsEveryStep(): boolean {
    return this.#interval >= PATIENCE;
  }

  /** Milliseconds between steps. */
  get #interval(): number {
    return this.#stepsPerSecond === null ? 0 : 1000 / this.#stepsPerSecond;
  }

  /** @param now in ms, as everywhere here */
  set(stepsPerSecond: number | null, now: number): void {
    this.#stepsPerSecond = stepsPerSecond !== null && stepsPerSecond > 0 ? stepsPerSecond : null;
    this.start(now);
  }

  /** Starts the pace; the first step is due immediately. */
  start(now: number): void {
    this.#next = now;
  }

  /** Milliseconds until the next step. */
  wait(now: number): number {
    return this.#stepsPerSecond === null ? 0 : Math.max(0, this.#next - now);
  }

  /** Takes the steps that are due, at most `most`; one at a time if a person can follow each. */
  take(now: number, most: number): number {
    if (this.#stepsPerSecond === null) return most;
    if (now < this.#next) return 0;
    const interval = this.#interval;
    const due = this.showsEveryStep ? 1 : 1 + Math.floor((now - this.#next) / interval);
    const steps = Math.min(most, due);
    this.#next = Math.max(this.#next + steps * interval, now - PATIENCE);
    return steps;
  }
}
