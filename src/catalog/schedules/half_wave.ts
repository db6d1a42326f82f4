/** Goes from `from` to `to` along half a cosine wave, flat at both ends, as `share` goes from 0 to 1. */
export const halfWave = (from: number, to: number, share: number): number =>
  to + ((from - to) * (1 + Math.cos(Math.PI * share))) / 2;
