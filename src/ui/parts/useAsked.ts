import { useCallback, useState } from 'react';
import type { Loadable } from './loadable.ts';

/** A part of the program that is loaded after a gesture. */
interface Asked<T> {
  /** Its exports; undefined until it was requested and has loaded. */
  readonly value: T | undefined;
  /** The error if loading failed; otherwise undefined. */
  readonly error: unknown;
  ask(): void;
  /** Clears the error. */
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
