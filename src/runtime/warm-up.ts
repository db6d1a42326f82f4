import type { Course } from './course.ts';
import { takeFrame } from './frame.ts';
import type { Rhythm } from './rhythm.ts';
import { EVALUATED } from './series.ts';

/** Milliseconds of throwaway work after which browsers have compiled the code that training runs most. */
const ENOUGH = 1500;
/** Milliseconds between two throwaway pictures: that of a frame. */
const FRAME = 16;
/** Work that takes longer than this at once, in ms, would keep a person waiting. */
const LONG = 20;

interface WarmUpParts {
  readonly course: Course;
  readonly rhythm: Rhythm;
  /** The time in milliseconds from any fixed moment. */
  readonly now: () => number;
}

/**
 * Trains for nothing while nobody uses the page: browsers first run code slowly and compile it when it has run often. The
 * state of the run does not change. The length of bursts and the number of steps in one iteration are found on the way.
 */
export class WarmUp {
  /** Whether nobody uses the page. */
  isIdle = false;
  readonly #parts: WarmUpParts;
  /** Milliseconds so far. */
  #spent = 0;
  #pictured = 0;

  constructor(parts: WarmUpParts) {
    this.#parts = parts;
  }

  /** Makes a few steps and discards them. @returns whether there was anything to do */
  async work(): Promise<boolean> {
    const { course, rhythm, now } = this.#parts;
    const { trainer, status } = course;
    if (!this.isIdle || !trainer || status !== 'ready' || this.#spent >= ENOUGH) return false;
    const start = now();
    await trainer.rehearse(rhythm.burst);
    const end = now();
    rhythm.record(end - start, trainer.unroll);
    if (end - this.#pictured > FRAME && !trainer.evaluation.isLong) await this.#picture();
    const took = now() - start;
    this.#spent = took > LONG && rhythm.burst === 1 ? ENOUGH : this.#spent + took;
    return true;
  }

  async #picture(): Promise<void> {
    const { course, now } = this.#parts;
    const { look } = course;
    const scores = await look.trainer.evaluation.all(EVALUATED);
    await takeFrame(look, await look.trainer.state(), scores, { ahead: true, stepsPerSecond: 0 });
    this.#pictured = now();
  }
}
