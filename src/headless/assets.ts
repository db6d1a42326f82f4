import { readFile } from 'node:fs/promises';

/** Reads a file that the page would fetch. @param path within `public` */
export function readAsset(path: string): Promise<string> {
  return readFile(new URL(`../../public/${path}`, import.meta.url), 'utf8');
}
