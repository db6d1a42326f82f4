/** Limits on the length of a link, in characters. */

/** The length of the longest packed table that a link may contain. Larger tables stay in the browser. */
export const MAX_LINK = 6000;

/** Lengths at which programs are known to cut links, the shortest first. */
export const CUTS = [
  { program: 'Teams', length: 2000 },
  { program: 'Slack', length: 4000 },
] as const;
