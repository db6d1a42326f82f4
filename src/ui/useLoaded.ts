import { useEffect, useState } from 'react';

/**
 * What a part of the program exports, once it has come; undefined until then. Not Suspense, which holds back for 300 ms
 * what comes soon after its fallback.
 * @param part asked for when the page loads, so that it is on its way before React comes to it
 * @throws what kept it from coming
 */
export function useLoaded<T>(part: Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<{ value?: T; error?: unknown }>({});
  useEffect(() => {
    part.then(
      (value) => setLoaded({ value }),
      (error: unknown) => setLoaded({ error }),
    );
  }, [part]);
  if (loaded.error !== undefined) throw loaded.error;
  return loaded.value;
}
