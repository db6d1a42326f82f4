import { rgb } from 'd3';
import { useEffect, useRef } from 'react';
import { usePalette } from './color.ts';
import { inRem } from './design-pixels.ts';
import styles from './ImageMosaic.module.css';

interface Props {
  /** [count, height, width], from 0 to 1. Shows the largest square number of them. */
  readonly pixels: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  /** Side in design pixels. */
  readonly size: number;
}

/** A few small images side by side, in ink on paper. Decorative, because the text beside them names them. */
export function ImageMosaic({ pixels, width, height, size }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const across = Math.max(1, Math.floor(Math.sqrt(pixels.length / (width * height))));

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const [ink, paper] = [rgb(palette.ink), rgb(palette.surface)];
    const picture = context.createImageData(across * width, across * height);
    for (let image = 0; image < across * across; image++) {
      for (let pixel = 0; pixel < width * height; pixel++) {
        const value = Math.min(1, Math.max(0, pixels[image * width * height + pixel] as number));
        const x = (image % across) * width + (pixel % width);
        const y = Math.floor(image / across) * height + Math.floor(pixel / width);
        const mix = (from: number, to: number) => from + value * (to - from);
        const color = [mix(paper.r, ink.r), mix(paper.g, ink.g), mix(paper.b, ink.b), 255];
        picture.data.set(color, 4 * (y * across * width + x));
      }
    }
    context.putImageData(picture, 0, 0);
  }, [pixels, width, height, across, palette]);

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
