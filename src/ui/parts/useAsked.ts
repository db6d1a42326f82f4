import { useCallback, useState } from 'react';
import type { Loadable } from './loadable.ts';

/** A part of the program that a gesture asks for. */
interface Asked<T> {
  /** What it exports; undefined until it was asked for and has arrived. */
  readonly value: T | undefined;
  /** Why it did not arrive; undefined while that is not known. */
  readonly error: unknown;
  ask(): void;
  /** Forgets that it did not arrive. */
  forget(): void;
}

export function useAsked<T>(part: Loadable<T>): Asked<T> {
  const [{ value, error }, set] = useState<{ value?: T; error?: unknown }>({});
  const forget = useCallback(() => set(({ value }) => (value === undefined ? {} : { value })), []);
  const ask = useCallback(() => {
    forget();
    part.load().then(
      (value) => set({ value }),
      (error: unknown) => set({ error }),
    );
  }, [part, forget]);
  return { value, error, ask, forget };
}
