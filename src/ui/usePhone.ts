import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 43.6875rem)');

/** Whether the page stands in one column. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
