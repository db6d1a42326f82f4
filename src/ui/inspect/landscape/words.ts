import type { Landscape } from '../../../runtime/protocol.ts';

/** The number of points that span a plane. */
const FEWEST = 3;

/**
 * Explains why there is no map although the engine has started.
 * @param moments the number of snapshots up to the current step, which counts as one
 */
export function whyNoMap(directions: Landscape['directions'], moments: number): string {
  if (directions === 'random') return 'The loss around the network is being computed.';
  const needed = `A map along the path needs ${FEWEST} snapshots of the run that are not on one line`;
  if (moments >= FEWEST) return `${needed}. It is computed as soon as they exist.`;
  return `${needed}, and there ${moments === 1 ? 'is' : 'are'} only ${moments} so far. Train for some more steps.`;
}

/** Describes how much of a path is visible, given the share of its variance in the plane. */
export function readShare(share: number): string {
  if (share < 0.5)
    return 'most of the path is outside the picture, so it may seem to cross slopes that it never climbs.';
  return share < 0.9995 ? 'you see most of the path, but not all of it.' : 'you see the whole path.';
}
