/** The id of the current run, which no earlier run has. */
export const CURRENT = 0;
