import { useEffect, useState } from 'react';
import type { Loadable } from './loadable.ts';

/**
 * The exports of a part of the program; undefined until it has loaded. Suspense is not used, because it shows its
 * fallback for at least 300 ms.
 * @throws NotLoaded if loading failed, for the boundary of a `Part`, whose "Try again" loads it again
 */
export function useLoaded<T>(part: Loadable<T>): T | undefined {
  const [loaded, setLoaded] = useState<{ value: T | undefined; error?: unknown }>(() => ({ value: part.value }));
  const isHere = loaded.value !== undefined;
  useEffect(() => {
    if (isHere) return;
    part.load().then(
      (value) => setLoaded({ value }),
      (error: unknown) => setLoaded({ value: undefined, error }),
    );
  }, [part, isHere]);
  if (loaded.error !== undefined) throw loaded.error;
  return loaded.value;
}
