import type { Place } from '../core/design-pixels.ts';
import type { LiveSource } from '../core/types.ts';
import type { StepRange } from './zoom.ts';

/** The cursor in a plot over steps, moved by the pointer or the keyboard. */
export interface Cursor {
  readonly pointer: Place | null;
  /** The step that was reached with the keyboard. */
  readonly step: number | null;
  /** The pointer's position at the start of a drag. */
  readonly dragFrom: number | null;
}

export interface LiveCursor extends LiveSource<Cursor> {
  get(): Cursor;
  set(change: Partial<Cursor>): void;
}

/** The state of the last drawing, for reading values. */
export interface Shown {
  readonly stepAt: (x: number) => number;
  /** Steps of the run that have values, in increasing order. */
  readonly steps: ArrayLike<number>;
  /** The range of all steps, and the range of visible steps. */
  readonly whole: StepRange;
  readonly range: StepRange;
  /** The values at the cursor, in words. */
  readonly text: string;
}

export function createCursor(): LiveCursor {
  let cursor: Cursor = { pointer: null, step: null, dragFrom: null };
  const listeners = new Set<() => void>();
  return {
    get: () => cursor,
    set(change) {
      cursor = { ...cursor, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A source that notifies when the data or the cursor has changed. */
export function withCursor<T>(source: LiveSource<T>, cursor: LiveCursor): LiveSource<T> {
  return {
    get: source.get,
    subscribe(listener) {
      const stops = [source.subscribe(listener), cursor.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
