import type { Landscape } from '../../../runtime/protocol.ts';

/** Points that span a plane. */
const FEWEST = 3;

/**
 * Why there is no map while the engine is there.
 * @param moments of the run that are kept, the one where it stands among them
 */
export function whyNoMap(directions: Landscape['directions'], moments: number): string {
  if (directions === 'random') return 'The loss around the network is being computed.';
  const needed = `A map along the path needs ${FEWEST} kept moments of the run that do not lie on one line`;
  if (moments >= FEWEST) return `${needed}. It is computed as soon as there are such.`;
  return `${needed}, and there ${moments === 1 ? 'is' : 'are'} only ${moments} so far. Train for some more steps.`;
}

/** What is to be seen of a path, by the share of its variance that lies in the plane. */
export function readShare(share: number): string {
  if (share < 0.5)
    return 'most of the way runs out of the picture, so the path may seem to cross slopes that it never climbs.';
  return share < 0.9995 ? 'you see most of the way, but not all of it.' : 'you see the whole way.';
}
