import { type PointerEvent, type ReactNode, useRef } from 'react';
import { inRem, type Place, pointerPlace, useDesignPixel, wholePixels } from './design-pixels.ts';
import styles from './LiveCanvas.module.css';
import { useLiveDraw } from './live.ts';
import { prepareCanvas, type Size, useSize } from './size.ts';
import type { LiveSource } from './types.ts';

interface Props<T> {
  readonly source: LiveSource<T>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** Font size of text on the canvas, in design pixels. */
  readonly fontSize: number;
  /** Draws on an empty canvas of this size. `data` is null before there is any, `pointer` while it is elsewhere. */
  readonly draw: (context: CanvasRenderingContext2D, size: Size, data: T | null, pointer: Place | null) => void;
  /** Redraws as the pointer moves over the picture. */
  readonly followsPointer?: boolean;
  /** Shown on top of the picture. */
  readonly children?: ReactNode;
}

/** A canvas as wide as its container, redrawn whenever its source changes. */
export function LiveCanvas<T>(props: Props<T>) {
  const { source, label, fontSize, draw, followsPointer = false, children } = props;
  const [room, size] = useSize<HTMLDivElement>();
  const height = wholePixels(props.height, useDesignPixel());
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
    onPointerMove: (event: PointerEvent<HTMLElement>) => point(pointerPlace(event)),
    onPointerLeave: () => point(null),
  };

  return (
    <div ref={room} className={styles.room} style={inRem({ height })}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        className={styles.canvas}
        style={inRem({ width: size?.width, height })}
        {...pointing}
      />
      {children}
    </div>
  );
}
