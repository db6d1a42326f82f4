import { useSyncExternalStore } from 'react';

const query = matchMedia('(min-height: 1000px)');

/** Whether there is room for more than what matters most. */
export function useTall(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
