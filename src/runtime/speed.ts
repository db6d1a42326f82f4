/** The length of the window over which the speed is measured, in ms. */
const WINDOW = 1000;

/** Steps per second over the last second of training. */
export class Speedometer {
  #samples: { readonly time: number; readonly step: number }[] = [];

  /** Discards the measurements when training starts or starts over. */
  reset(): void {
    this.#samples = [];
  }

  /** @param time now, in ms */
  record(time: number, step: number): void {
    this.#samples.push({ time, step });
    while (this.#samples.length > 2 && time - (this.#samples[1]?.time as number) >= WINDOW) this.#samples.shift();
  }

  /** 0 until there are two measurements to compare. */
  get stepsPerSecond(): number {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    return first && last && last.time > first.time ? (1000 * (last.step - first.step)) / (last.time - first.time) : 0;
  }
}
