import type { Compiled } from '../compiler/compile.ts';
import type { Member } from '../compiler/replicas.ts';
import { epochsIn, type Passes, stepsFor } from '../math/epochs.ts';

/** How the steps of a run pass through the examples of one of its members. */
export function passesOf({ batch }: Pick<Compiled, 'batch'>, { data }: Pick<Member, 'data'>): Passes {
  return { batch, count: data.parts.train.count };
}

/** Steps from this one until the next epoch begins. */
export function restOfEpoch(step: number, passes: Passes): number {
  return stepsFor(Math.floor(epochsIn(step, passes)) + 1, passes) - step;
}

/** Epochs that can be gone back to. A diverging run goes back a moment, which holds fewer. */
const KEPT = 1000;

/** A log as it was at a moment; what was remembered before is left out. */
export interface EpochMark<Memory> {
  readonly start: number;
  readonly count: number;
  readonly memory: Memory;
}

/**
 * What is remembered of the validation losses, one after every epoch: by early stopping, by schedules that wait for a
 * plateau. Of a run of any length it holds the last memories.
 */
export class EpochLog<Memory> {
  readonly #passes: Passes;
  readonly #first: Memory;
  readonly #next: (memory: Memory, loss: number) => Memory;
  /** The step at which the log began. */
  #start = 0;
  /** Losses so far. */
  #count = 0;
  /** Of the last losses, the latest last. */
  #memories: Memory[] = [];

  /**
   * @param first what is remembered before any loss
   * @param next what is remembered after one more
   */
  constructor(passes: Passes, first: Memory, next: (memory: Memory, loss: number) => Memory) {
    this.#passes = passes;
    this.#first = first;
    this.#next = next;
  }

  get memory(): Memory {
    return this.#memories.at(-1) ?? this.#first;
  }

  /** The step at which the next loss is due: at once where there is none yet, else at the end of the epoch. */
  get due(): number {
    return this.#dueOf(this.#count);
  }

  add(loss: number): void {
    this.#memories.push(this.#next(this.memory, loss));
    this.#count += 1;
    if (this.#memories.length > 2 * KEPT) this.#memories = this.#memories.slice(-KEPT);
  }

  /** Remembers otherwise what it remembers now. */
  revise(change: (memory: Memory) => Memory): void {
    if (this.#memories.length > 0) this.#memories = this.#memories.with(-1, change(this.memory));
  }

  get mark(): EpochMark<Memory> {
    return { start: this.#start, count: this.#count, memory: this.memory };
  }

  /** Goes back, or ahead, to a moment of this log. */
  recall({ start, count, memory }: EpochMark<Memory>): void {
    this.#start = start;
    this.#count = count;
    this.#memories = count > 0 ? [memory] : [];
  }

  /** Goes back to a step: what was logged after it is forgotten. Where that is not known, a new log begins. */
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
