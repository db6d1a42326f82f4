import { type ReactNode, useRef } from 'react';
import styles from './LiveCanvas.module.css';
import { useLiveDraw } from './live.ts';
import { prepareCanvas, type Size, useSize } from './size.ts';
import type { LiveSource } from './types.ts';

interface Props<T> {
  readonly source: LiveSource<T>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** Of what is written on it, in pixels. */
  readonly fontSize: number;
  /** Draws on an empty canvas of this size; null stands for nothing yet. */
  readonly draw: (context: CanvasRenderingContext2D, size: Size, data: T | null) => void;
  /** Stands on top of the picture. */
  readonly children?: ReactNode;
}

/** A canvas as wide as its room, drawn anew when its source has something new. */
export function LiveCanvas<T>({ source, label, height, fontSize, draw, children }: Props<T>) {
  const [room, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const font = useRef('');

  useLiveDraw(source, (data) => {
    if (!canvas.current || !size || size.width === 0) return;
    const context = prepareCanvas(canvas.current, { width: size.width, height });
    if (!context) return;
    font.current ||= `${fontSize}px ${getComputedStyle(canvas.current).fontFamily}`;
    context.font = font.current;
    draw(context, { width: size.width, height }, data);
  });

  return (
    <div ref={room} className={styles.room} style={{ height }}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        className={styles.canvas}
        style={{ width: size?.width, height }}
      />
      {children}
    </div>
  );
}
