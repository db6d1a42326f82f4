import type { ReadAsset } from '../../spec/rows.ts';
import { fetchText } from '../../table/fetch-text.ts';

/** Reads a file below `public/` in the page. The engine reads for itself. */
export const readAsset: ReadAsset = (path) => fetchText(path, path);
