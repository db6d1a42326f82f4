import type { Compiled } from '../compiler/compiled.ts';
import type { Member } from '../compiler/replicas.ts';
import { epochsIn, type Passes, stepsFor } from '../math/epochs.ts';

/** How the steps of a run go through the examples of one of its members. */
export function passesOf({ batch }: Pick<Compiled, 'batch'>, { data }: Pick<Member, 'data'>): Passes {
  return { batch, count: data.parts.train.count };
}

/** The number of steps from this one until the next epoch begins. */
export function restOfEpoch(step: number, passes: Passes): number {
  return stepsFor(Math.floor(epochsIn(step, passes)) + 1, passes) - step;
}

/** The number of past epochs that a log can go back to. A diverging run goes back fewer. */
const KEPT = 1000;

/** The state of a log at a moment, without earlier memories. */
export interface EpochMark<Memory> {
  readonly start: number;
  readonly count: number;
  readonly memory: Memory;
}

/**
 * What early stopping and plateau schedules remember of the validation losses, one after every epoch. However long the
 * run, only the latest memories are kept.
 */
export class EpochLog<Memory> {
  readonly #passes: Passes;
  readonly #first: Memory;
  readonly #next: (memory: Memory, loss: number) => Memory;
  /** The step at which the log started. */
  #start = 0;
  /** The number of losses so far. */
  #count = 0;
  /** The memories after the last losses, in order. */
  #memories: Memory[] = [];

  /**
   * @param first the memory before any loss
   * @param next computes the memory after one more loss
   */
  constructor(passes: Passes, first: Memory, next: (memory: Memory, loss: number) => Memory) {
    this.#passes = passes;
    this.#first = first;
    this.#next = next;
  }

  get memory(): Memory {
    return this.#memories.at(-1) ?? this.#first;
  }

  /** The step at which the next loss is due: immediately if there is none yet, otherwise at the end of the epoch. */
  get due(): number {
    return this.#dueOf(this.#count);
  }

  add(loss: number): void {
    this.#memories.push(this.#next(this.memory, loss));
    this.#count += 1;
    if (this.#memories.length > 2 * KEPT) this.#memories = this.#memories.slice(-KEPT);
  }

  /** Replaces the current memory. */
  revise(change: (memory: Memory) => Memory): void {
    if (this.#memories.length > 0) this.#memories = this.#memories.with(-1, change(this.memory));
  }

  get mark(): EpochMark<Memory> {
    return { start: this.#start, count: this.#count, memory: this.memory };
  }

  /** Goes back or forward to a moment of this log. */
  recall({ start, count, memory }: EpochMark<Memory>): void {
    this.#start = start;
    this.#count = count;
    this.#memories = count > 0 ? [memory] : [];
  }

  /** Goes back to a step and forgets what was logged after it. If that step is no longer known, a new log starts. */
  rewind(step: number): void {
    while (this.#memories.length > 0 && this.#dueOf(this.#count - 1) > step) {
      this.#memories.pop();
      this.#count -= 1;
    }
    if (this.#memories.length > 0 && step <= this.due) return;
    this.#memories = [];
    this.#count = 0;
    this.#start = step;
  }

  #dueOf(epoch: number): number {
    return this.#start + stepsFor(epoch, this.#passes);
  }
}
