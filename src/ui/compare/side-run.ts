import type { FrameReport } from '../../embedding/protocol.ts';
import type { RunStatus } from '../../runtime/protocol.ts';

/** The maximum number of points of a curve; more would not fit any screen. */
const CAPACITY = 2000;

/** The curves of a run: its steps, and the values of its series at each of them, NaN where one is unknown. */
export interface SideCurves {
  readonly step: readonly number[];
  readonly values: Readonly<Record<string, readonly number[]>>;
}

/** What is known about the run of one of the experiments that are compared. */
export class SideRun {
  status: RunStatus = 'loading';
  reason: string | null = null;
  frame: FrameReport | null = null;
  /** Its speed when it trained last, in steps per second; 0 before it is known. */
  speed = 0;
  /** The time that it has trained, in milliseconds. */
  trained = 0;
  #step: number[] = [];
  #values: Record<string, number[]> = {};

  get step(): number {
    return this.frame?.step ?? 0;
  }

  get curves(): SideCurves {
    return { step: this.#step, values: this.#values };
  }

  /** Adds a frame to the curves. A run that starts over loses them, and one that went back those after its step. */
  take(frame: FrameReport): void {
    this.frame = frame;
    this.speed = frame.stepsPerSecond || this.speed;
    if (frame.step === 0) this.trained = 0;
    this.#keep((place) => (this.#step[place] as number) < frame.step);
    if (this.#step.length >= CAPACITY) this.#keep((place) => place % 2 === 0);
    const count = this.#step.push(frame.step);
    for (const [series, value] of Object.entries(frame.values)) {
      this.#values[series] ??= [];
      const column = this.#values[series] as number[];
      while (column.length < count - 1) column.push(Number.NaN);
      column.push(value);
    }
  }

  #keep(wanted: (place: number) => boolean): void {
    const { length } = this.#step;
    if (length === 0 || (wanted(length - 1) && wanted(1))) return;
    const thin = (column: readonly number[]) => column.filter((_, place) => wanted(place));
    for (const [series, column] of Object.entries(this.#values)) this.#values[series] = thin(column);
    this.#step = thin(this.#step);
  }
}
