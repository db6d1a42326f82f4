import { useMemo, useSyncExternalStore } from 'react';

/** Whether a media query holds, such as `(max-width: 40rem)`; draws anew when that changes. */
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

/** Whether the page is one column. The stylesheets write it as 699px. */
export function usePhone(): boolean {
  return useMedia('(max-width: 43.6875rem)');
}

/** Whether the page is a workbench as high as the window, and does not scroll. The stylesheets write it as 1270px. */
export function useWorkbench(): boolean {
  return useMedia('(min-width: 79.375rem)');
}
