import { useEffect, useState } from 'react';
import type { Loadable } from './loadable.ts';

/**
 * What a part of the program exports; undefined until it has arrived. Not Suspense, which holds back for 300 ms what
 * comes soon after its fallback.
 * @throws NotLoaded if it did not arrive, for the boundary of a `Part`, whose "Try again" asks for it again
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
