import type { Plugin } from 'vite';

export function serviceWorker(): Plugin;
export function writeServiceWorker(dir: string): Promise<void>;
