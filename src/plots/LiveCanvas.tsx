import { type PointerEvent, type ReactNode, useRef } from 'react';
import styles from './LiveCanvas.module.css';
import { useLiveDraw } from './live.ts';
import { prepareCanvas, type Size, useSize } from './size.ts';
import type { LiveSource } from './types.ts';

/** A place on a canvas, from its upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Props<T> {
  readonly source: LiveSource<T>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** Of what is written on it, in pixels. */
  readonly fontSize: number;
  /** Draws on an empty canvas of this size; null stands for nothing yet, and for a pointer that is elsewhere. */
  readonly draw: (context: CanvasRenderingContext2D, size: Size, data: T | null, pointer: Place | null) => void;
  /** The picture changes as the pointer moves over it. */
  readonly followsPointer?: boolean;
  /** Stands on top of the picture. */
  readonly children?: ReactNode;
}

/** A canvas as wide as its room, drawn anew when its source has something new. */
export function LiveCanvas<T>({ source, label, height, fontSize, draw, followsPointer = false, children }: Props<T>) {
  const [room, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const font = useRef('');
  const pointer = useRef<Place>(null);

  const redraw = useLiveDraw(source, (data) => {
    if (!canvas.current || !size || size.width === 0) return;
    const context = prepareCanvas(canvas.current, { width: size.width, height });
    if (!context) return;
    font.current ||= `${fontSize}px ${getComputedStyle(canvas.current).fontFamily}`;
    context.font = font.current;
    draw(context, { width: size.width, height }, data, pointer.current);
  });

  function point(place: Place | null) {
    pointer.current = place;
    redraw();
  }
  const pointing = followsPointer && {
    onPointerMove: ({ nativeEvent }: PointerEvent) => point({ x: nativeEvent.offsetX, y: nativeEvent.offsetY }),
    onPointerLeave: () => point(null),
  };

  return (
    <div ref={room} className={styles.room} style={{ height }}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        className={styles.canvas}
        style={{ width: size?.width, height }}
        {...pointing}
      />
      {children}
    </div>
  );
}
