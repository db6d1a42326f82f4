/** The probability with these log odds: the logistic function, exact where it is close to 0. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** −log of the probability with these log odds, even if that probability rounds to 1. */
export function surprisalOf(logOdds: number): number {
  return Math.max(-logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds)));
}

/** The log odds of every class against all others, from the logits of a softmax: [rows, classes]. */
export function logOddsOfSoftmax(logits: ArrayLike<number>, classes: number): Float32Array {
  const odds = new Float32Array(logits.length);
  for (let row = 0; row < logits.length; row += classes) {
    for (let own = row; own < row + classes; own++) {
      let highest = Number.NEGATIVE_INFINITY;
      for (let other = row; other < row + classes; other++) {
        if (other !== own) highest = Math.max(highest, logits[other] as number);
      }
      let sum = 0;
      for (let other = row; other < row + classes; other++) {
        if (other !== own) sum += Math.exp((logits[other] as number) - highest);
      }
      odds[own] = (logits[own] as number) - highest - Math.log(sum);
    }
  }
  return odds;
}
