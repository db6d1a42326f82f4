/** The id of the run on the screen among those of earlier runs. */
export const CURRENT = 0;
