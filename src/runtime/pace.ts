/** A run that falls behind its pace by more, in ms, lets the rest go instead of catching up. */
const PATIENCE = 50;

/** Holds training back to so many steps a second. */
export class Pace {
  #stepsPerSecond: number | null = null;
  /** When the next step may be made. */
  #next = 0;

  /** null for as fast as it can. */
  get stepsPerSecond(): number | null {
    return this.#stepsPerSecond;
  }

  /** Whether it is slow enough to follow every step. */
  get showsEveryStep(): boolean {
    return this.#interval >= PATIENCE;
  }

  /** Milliseconds from step to step. */
  get #interval(): number {
    return this.#stepsPerSecond === null ? 0 : 1000 / this.#stepsPerSecond;
  }

  /** @param now in ms, as everywhere here */
  set(stepsPerSecond: number | null, now: number): void {
    this.#stepsPerSecond = stepsPerSecond !== null && stepsPerSecond > 0 ? stepsPerSecond : null;
    this.start(now);
  }

  /** The first step may be made at once. */
  start(now: number): void {
    this.#next = now;
  }

  /** Milliseconds until the next step. */
  wait(now: number): number {
    return this.#stepsPerSecond === null ? 0 : Math.max(0, this.#next - now);
  }

  /** Takes as many steps as are due, at most `most`; one at a time if people can follow each. */
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
