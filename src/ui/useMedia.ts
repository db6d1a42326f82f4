import { useMemo, useSyncExternalStore } from 'react';

/** Whether a media query such as `(max-width: 40rem)` matches; renders again when that changes. */
export function useMedia(query: string): boolean {
  const [subscribe, matches] = useMemo(() => {
    const list = matchMedia(query);
    return [
      (listener: () => void) => {
        list.addEventListener('change', listener);
        return () => list.removeEventListener('change', listener);
      },
      () => list.matches,
    ] as const;
  }, [query]);
  return useSyncExternalStore(subscribe, matches);
}

/** Whether the page has a single column; 699px in the stylesheets. */
export function usePhone(): boolean {
  return useMedia('(max-width: 43.6875rem)');
}

/** Whether the workbench fills the window, which does not scroll; 1270px in the stylesheets. */
export function useWorkbench(): boolean {
  return useMedia('(min-width: 79.375rem)');
}
