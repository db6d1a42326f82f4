import { useEffect, useRef } from 'react';
import { classColor, lookupColor, usePalette } from './color.ts';
import { inRem } from './design-pixels.ts';
import { labelRange } from './heatmap.ts';
import { usePixelRatio } from './pixel-ratio.ts';
import { prepareCanvas } from './size.ts';
import styles from './Thumbnail.module.css';

interface Props {
  /** [count, 2], row-major. */
  readonly points: ArrayLike<number>;
  /** The class as an integer, or the target number. */
  readonly labels: ArrayLike<number>;
  /** Number of classes; 0 if the target is a number. */
  readonly classes: number;
  /** Side in design pixels. */
  readonly size?: number;
  /** Name of the picture; without one it is decorative. */
  readonly label?: string;
}

/** Maximum number of points; more would merge into a blot. */
const MOST = 160;

/** A small scatter plot of a dataset, the size of a button. */
export function Thumbnail({ points, labels, classes, size = 44, label }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const ratio = usePixelRatio();

  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, { width: size, height: size }, ratio);
    if (!context) return;
    const range = labelRange(labels);
    const radius = Math.max(1, size / 36);
    const place = placer(points, size, radius + 3);
    const share = MOST / labels.length;
    for (let index = 0; index < labels.length; index++) {
      // Selects examples by the golden ratio, because a constant stride would skip a class if classes alternate.
      if ((index * 0.618034) % 1 >= share) continue;
      const value = labels[index] as number;
      context.fillStyle =
        classes === 0
          ? lookupColor(palette.diverging, (value - range[0]) / (range[1] - range[0]))
          : classColor(palette, classes, value);
      const [x, y] = place(index);
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    }
  }, [points, labels, classes, size, palette, ratio]);

  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      style={inRem({ width: size, height: size })}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}

function placer(points: ArrayLike<number>, size: number, rim: number): (index: number) => [number, number] {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < points.length; index++) {
    const axis = index % 2;
    low[axis] = Math.min(low[axis] as number, points[index] as number);
    high[axis] = Math.max(high[axis] as number, points[index] as number);
  }
  const share = (index: number, axis: number) => {
    const [from, to] = [low[axis] as number, high[axis] as number];
    return to > from ? ((points[index * 2 + axis] as number) - from) / (to - from) : 0.5;
  };
  return (index) => [rim + share(index, 0) * (size - 2 * rim), size - rim - share(index, 1) * (size - 2 * rim)];
}
