/** Stands for the run on the screen where earlier runs have ids. */
export const CURRENT = 0;
