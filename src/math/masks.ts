/** Masks: the class of every pixel of an image. */

/** The class with the largest output at each pixel. @param outputs [classes, pixels] */
export function maskOf(outputs: ArrayLike<number>, classes: number): Uint8Array {
  const pixels = outputs.length / classes;
  return Uint8Array.from({ length: pixels }, (_, pixel) => {
    let best = 0;
    for (let label = 1; label < classes; label++) {
      if ((outputs[label * pixels + pixel] as number) > (outputs[best * pixels + pixel] as number)) best = label;
    }
    return best;
  });
}

/**
 * The intersection over union of two masks: the mean over the classes that occur in one of them. Source: M. Everingham et
 * al. (2010), The Pascal Visual Object Classes Challenge.
 */
export function meanIou(actual: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): number {
  const [both, either] = [new Float64Array(classes), new Float64Array(classes)];
  for (let pixel = 0; pixel < actual.length; pixel++) {
    const [one, other] = [actual[pixel] as number, predicted[pixel] as number];
    (either[one] as number)++;
    if (one === other) (both[one] as number)++;
    else (either[other] as number)++;
  }
  let [sum, count] = [0, 0];
  for (let label = 0; label < classes; label++) {
    if (either[label] === 0) continue;
    sum += (both[label] as number) / (either[label] as number);
    count++;
  }
  return sum / count;
}
