/** The mean squared difference between numbers and others. */
export function meanSquaredError(actual: ArrayLike<number>, predicted: ArrayLike<number>): number {
  let sum = 0;
  for (let place = 0; place < actual.length; place++) {
    sum += ((actual[place] as number) - (predicted[place] as number)) ** 2;
  }
  return sum / actual.length;
}
