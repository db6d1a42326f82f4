import { type Scale, UNSCALED } from '../../math/scale.ts';

/** A function that scales rows of inputs in place. @param scales of the inputs of a row; null to leave one unchanged */
export function rowScaler(scales: readonly (Scale | null)[]): (rows: Float64Array) => void {
  const offsets = Float64Array.from(scales, (scale) => (scale ?? UNSCALED).offset);
  const factors = Float64Array.from(scales, (scale) => (scale ?? UNSCALED).factor);
  return (rows) => {
    for (let start = 0; start < rows.length; start += scales.length) {
      for (let input = 0; input < scales.length; input++) {
        rows[start + input] =
          ((rows[start + input] as number) - (offsets[input] as number)) * (factors[input] as number);
      }
    }
  };
}
