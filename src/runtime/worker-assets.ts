import type { ReadAsset } from '../experiment/rows.ts';
import { fetchText } from '../table/fetch-text.ts';

/** Reads a file of `public/` in a worker: it is next to the built page, or in it. */
export const readAsset: ReadAsset = (path, bytes, onProgress) => fetchText(addressOf(path), path, bytes, onProgress);

function addressOf(path: string): string | URL {
  if (import.meta.env.MODE === 'single') return path;
  return new URL(import.meta.env.DEV ? `/${path}` : `../${path}`, import.meta.url);
}
