/** How long a link may be, in characters. */

/** Of a packed table that a link may hold. Larger tables stay in the browser. */
export const MAX_LINK = 6000;

/** Lengths at which programs are known to cut links, the shortest first. */
export const CUTS = [
  { program: 'Teams', length: 2000 },
  { program: 'Slack', length: 4000 },
] as const;
