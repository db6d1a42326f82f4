/** The validation loss after every epoch, for what watches it: early stopping, schedules that wait for a plateau. */
export class EpochLog {
  readonly #stepsPerEpoch: number;
  #start = 0;
  #losses: number[] = [];

  constructor(stepsPerEpoch: number) {
    this.#stepsPerEpoch = stepsPerEpoch;
  }

  /** The losses so far, before the first epoch first. */
  get losses(): readonly number[] {
    return this.#losses;
  }

  /** The step at which the next loss is due: at once where there is none yet, else at the end of the epoch. */
  get due(): number {
    return this.#dueOf(this.#losses.length);
  }

  /** @returns whether it is the lowest so far */
  add(loss: number): boolean {
    const lowest = this.#losses.every((earlier) => loss < earlier);
    this.#losses.push(loss);
    return lowest;
  }

  /** Goes back to a step: what was logged after it is forgotten. Ahead of the log a new one begins. */
  rewind(step: number): void {
    const kept = this.#losses.filter((_, epoch) => this.#dueOf(epoch) <= step);
    const gap = step > this.#dueOf(kept.length);
    this.#losses = gap || step < this.#start ? [] : kept;
    if (this.#losses.length === 0) this.#start = step;
  }

  #dueOf(epoch: number): number {
    return this.#start + Math.ceil(epoch * this.#stepsPerEpoch);
  }
}
