import type { ImageSize } from '../../math/sample.ts';

/** The size of images: "28 × 28 pixels", "32 × 32 pixels in colour". */
export function pixelSize({ channels, height, width }: ImageSize): string {
  return `${width} × ${height} pixels${channels > 1 ? ' in colour' : ''}`;
}
