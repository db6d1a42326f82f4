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
    const parts = (['r', 'g', 'b'] as const).map((part) => [paper[part], ink[part]] as const);
    for (let image = 0; image < across * across; image++) {
      for (let pixel = 0; pixel < area; pixel++) {
        const first = image * channels * area + pixel;
        const x = (image % across) * width + (pixel % width);
        const y = Math.floor(image / across) * height + Math.floor(pixel / width);
        const place = 4 * (y * across * width + x);
        for (const [channel, [from, to]] of parts.entries()) {
          picture.data[place + channel] =
            channels === 3 ? 255 * value(first + channel * area) : from + value(first) * (to - from);
        }
        picture.data[place + 3] = 255;
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
