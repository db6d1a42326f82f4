import type { ReadAsset } from '../../experiment/rows.ts';
import { fetchText } from '../../table/fetch-text.ts';

/** Reads a file below `public/` for the page. The engine has its own reader. */
export const readAsset: ReadAsset = (path, bytes) => fetchText(path, path, bytes);
