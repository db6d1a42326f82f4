import { useSyncExternalStore } from 'react';

const root = document.documentElement;

/** Whether the page is dark. index.html chooses the theme before the first paint. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

/** Switches between light and dark, and stores the choice. */
export function toggleTheme(): void {
  const theme = isDark() ? 'light' : 'dark';
  root.dataset.theme = theme;
  try {
    localStorage.setItem('nabla-theme', theme);
  } catch {
    // In a frame without storage, the choice lasts until the page is closed.
  }
}

function isDark(): boolean {
  return root.dataset.theme === 'dark';
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(root, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
