import type { State } from '../compiler/compiled.ts';
import type { Moment } from './divergence.ts';
import type { ReplicaMemory } from './protocol.ts';

/** A moment that a run can go back to. */
export interface Snapshot extends Moment {
  /** null if they belong to another experiment than the current one. */
  readonly memories: readonly ReplicaMemory[] | null;
}

const MOST = 40;
const FEWEST = 3;
const BYTES = 64e6;

/**
 * Snapshots of a run, spread evenly over it: when there are too many, every second one is deleted, but never the last.
 */
export class Snapshots {
  #kept: readonly Snapshot[] = [];
  /** Steps between two snapshots. */
  #spacing = 0;

  /** The snapshots in the order of their steps. */
  get all(): readonly Snapshot[] {
    return this.#kept;
  }

  find(step: number): Snapshot | undefined {
    return this.#kept.find((snapshot) => snapshot.step === step);
  }

  /** Whether a moment at this step would be kept. */
  wants(step: number): boolean {
    const last = this.#kept.at(-1);
    return !last || step - last.step >= this.#spacing || this.find(step) !== undefined;
  }

  /** Keeps a moment and replaces any snapshot of the same step. */
  keep(snapshot: Snapshot): void {
    const others = this.#kept.filter(({ step }) => step !== snapshot.step);
    this.#kept = [...others, snapshot].sort((a, b) => a.step - b.step);
    const most = Math.max(FEWEST, Math.min(MOST, Math.floor(BYTES / bytesOf(snapshot.state))));
    if (this.#kept.length <= most) return;
    this.#kept = this.#kept.filter((_, place) => place % 2 === 0 || place === this.#kept.length - 1);
    this.#space();
  }

  /** Deletes the snapshots after a step, because the run continues on another path from there. */
  forgetAfter(step: number): void {
    const before = this.#kept.filter((snapshot) => snapshot.step <= step);
    if (before.length === this.#kept.length) return;
    this.#kept = before;
    this.#space();
  }

  /** Adapts the snapshots to an experiment that continues from the same parameters. */
  adapt(change: (state: State) => State): void {
    this.#kept = this.#kept.map(({ state, step }) => ({ state: change(state), step, memories: null }));
  }

  clear(): void {
    this.replace([]);
  }

  /** Replaces all snapshots with those of another moment. */
  replace(snapshots: readonly Snapshot[]): void {
    this.#kept = snapshots;
    this.#space();
  }

  #space(): void {
    const gaps = this.#kept.length - 1;
    const first = this.#kept[0]?.step ?? 0;
    this.#spacing = gaps > 0 ? ((this.#kept.at(-1)?.step ?? 0) - first) / gaps : 0;
  }
}

/** The size of a state's numbers in bytes, at least 1. */
export function bytesOf(state: State): number {
  let bytes = 0;
  for (const values of state.values()) bytes += values.byteLength;
  return Math.max(bytes, 1);
}
