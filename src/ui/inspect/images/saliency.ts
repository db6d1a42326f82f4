import type { ImageSize } from '../../../math/sample.ts';
import { UNSCALED } from '../../../math/scale.ts';
import type { Patch } from '../../../plots/example/types.ts';
import type { RunView, Saliency } from '../../../runtime/protocol.ts';

/** What the picture shows of each pixel: the gradient, or its product with the value of the pixel. */
export type SaliencyKind = 'gradient' | 'product';

export interface SaliencyPicture {
  readonly patch: Patch;
  /** Whether the numbers have a sign; the largest absolute gradient over several channels has none. */
  readonly signed: boolean;
  /** In TeX. */
  readonly tex: string;
}

/**
 * The picture of a gradient, by pixels from 0 to 1 as before the scaling.
 * @param pixels those of the example, [channels, height, width]
 */
export function saliencyPicture(
  { features, scales }: Pick<RunView, 'features' | 'scales'>,
  { channels, height, width }: ImageSize,
  { gradient }: Pick<Saliency, 'gradient'>,
  pixels: ArrayLike<number>,
  kind: SaliencyKind,
): SaliencyPicture {
  const area = height * width;
  const slopeOf = (index: number) =>
    (gradient[index] as number) * (scales.get(features[index] ?? '') ?? UNSCALED).factor;
  const ofPixel = (pixel: number, of: (index: number) => number) =>
    Array.from({ length: channels }, (_, channel) => of(channel * area + pixel));
  const picture = (signed: boolean, tex: string, of: (pixel: number) => number): SaliencyPicture => ({
    patch: { height, width, values: Float32Array.from({ length: area }, (_, pixel) => of(pixel)) },
    signed,
    tex,
  });
  if (kind === 'product') {
    const product = (index: number) => slopeOf(index) * (pixels[index] as number);
    const tex =
      channels > 1
        ? 's_i = \\sum_k x_{ki}\\, \\frac{\\partial z_c}{\\partial x_{ki}}'
        : 's_i = x_i\\, \\frac{\\partial z_c}{\\partial x_i}';
    return picture(true, tex, (pixel) => ofPixel(pixel, product).reduce((sum, value) => sum + value, 0));
  }
  if (channels === 1) return picture(true, 's_i = \\frac{\\partial z_c}{\\partial x_i}', slopeOf);
  return picture(false, 's_i = \\max_k \\left| \\frac{\\partial z_c}{\\partial x_{ki}} \\right|', (pixel) =>
    Math.max(...ofPixel(pixel, slopeOf).map(Math.abs)),
  );
}

/** What a picture says, and what it does not. */
export function readSaliency({ patch: { values }, signed }: SaliencyPicture, kind: SaliencyKind, of: string): string {
  if (!values.every(Number.isFinite)) return 'The gradient is not a finite number.';
  if (values.every((value) => value === 0)) {
    return kind === 'gradient'
      ? `The gradient is 0 everywhere: no small change of a pixel changes ${of}.`
      : 'The product is 0 everywhere.';
  }
  if (kind === 'product') {
    return `To first order, a pixel with a positive product contributes to ${of} compared with a pixel of 0.`;
  }
  return signed
    ? `Where the gradient is positive, a slightly higher pixel raises ${of}; where it is negative, it lowers ${of}.`
    : `The larger the number, the more a slight change of the pixel changes ${of}.`;
}
