import type { RandomStream } from '../../../math/random.ts';

/** Draws tokens, each with the same probability. @param vocabulary the number of tokens to draw from */
export function randomTokens(length: number, vocabulary: number, random: RandomStream): number[] {
  return Array.from({ length }, () => random.integer(vocabulary));
}
