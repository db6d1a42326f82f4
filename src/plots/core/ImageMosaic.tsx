import { rgb } from 'd3';
import { useEffect, useRef } from 'react';
import { usePalette } from './color.ts';
import { inRem } from './design-pixels.ts';
import styles from './ImageMosaic.module.css';

interface Props {
  /** [count, channels, height, width], from 0 to 1. Shows the largest square number of them. */
  readonly pixels: ArrayLike<number>;
  /** 3 for red, green and blue; any other number shows the first channel. */
  readonly channels: number;
  readonly width: number;
  readonly height: number;
  /** Side in design pixels. */
  readonly size: number;
}

/**
 * A few small images side by side, in their colours or in ink on paper. Decorative, because the text beside them names
 * them.
 */
export function ImageMosaic({ pixels, channels, width, height, size }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const area = width * height;
  const across = Math.max(1, Math.floor(Math.sqrt(pixels.length / (channels * area))));

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const [ink, paper] = [rgb(palette.ink), rgb(palette.surface)];
    const picture = context.createImageData(across * width, across * height);
    const value = (place: number) => Math.min(1, Math.max(0, pixels[place] as number));
    const mix = (share: number, from: number, to: number) => from + share * (to - from);
    for (let image = 0; image < across * across; image++) {
      for (let pixel = 0; pixel < area; pixel++) {
        const first = image * channels * area + pixel;
        const x = (image % across) * width + (pixel % width);
        const y = Math.floor(image / across) * height + Math.floor(pixel / width);
        const color =
          channels === 3
            ? [0, 1, 2].map((channel) => 255 * value(first + channel * area))
            : (['r', 'g', 'b'] as const).map((part) => mix(value(first), paper[part], ink[part]));
        picture.data.set([...color, 255], 4 * (y * across * width + x));
      }
    }
    context.putImageData(picture, 0, 0);
  }, [pixels, channels, area, width, height, across, palette]);

  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
    <canvas
      ref={canvas}
      aria-hidden="true"
      className={styles.canvas}
      width={across * width}
      height={across * height}
      style={inRem({ width: size, height: size })}
    />
  );
}
