import type { ReadAsset } from '../../spec/rows.ts';

/** Reads a file below `public/` in the page. The engine reads for itself. */
export const readAsset: ReadAsset = async (path) => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} could not be loaded (HTTP ${response.status})`);
  return response.text();
};
