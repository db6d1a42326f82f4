import { type ReactNode, useMemo, useRef } from 'react';
import { formatNumber } from '../../math/format.ts';
import { EmptyText } from '../core/Legend.tsx';
import { LiveCanvas } from '../core/LiveCanvas.tsx';
import { show } from '../core/live.ts';
import type { Size } from '../core/size.ts';
import type { LiveSource } from '../core/types.ts';
import { type Cursor, createCursor, type Shown, withCursor } from './cursor.ts';
import { announce, PlotCursor } from './PlotCursor.tsx';
import type { Reading } from './reading.ts';
import styles from './StepPlot.module.css';
import { showReading } from './showReading.ts';
import type { StepRange } from './zoom.ts';

/** The result of drawing, including the values at the cursor. */
export interface Drawn extends Shown {
  /**
   * The cursor's position in pixels and the values there; null without a cursor, undefined if the plot shows no values
   * beside it.
   */
  readonly reading?: { readonly x: number; readonly of: Reading } | null;
}

interface Props<T> {
  readonly source: LiveSource<T>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  readonly zoom: StepRange | null;
  readonly onZoom: (range: StepRange | null) => void;
  /** Shown while there is nothing to draw. */
  readonly empty: ReactNode;
  /** Draws on an empty canvas of this size. Returns null if there is nothing to draw. */
  readonly draw: (context: CanvasRenderingContext2D, size: Size, data: T | null, cursor: Cursor) => Drawn | null;
  /** Formats the values at the cursor. */
  readonly write?: (value: number) => string;
  /** Shown on top of the picture. */
  readonly children?: ReactNode;
}

/** A picture over the steps of runs: live, with readings by pointer or keyboard and zooming by drag. */
export function StepPlot<T>(props: Props<T>) {
  const { source, label, height, zoom, onZoom, empty, draw, write = formatNumber, children } = props;
  const cursor = useMemo(createCursor, []);
  // Also notifies when the cursor has moved.
  const both = useMemo(() => withCursor(source, cursor), [source, cursor]);
  const shown = useRef<Shown>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const nothing = useRef<HTMLParagraphElement>(null);
  const reading = useRef<HTMLDivElement>(null);
  return (
    <LiveCanvas
      source={both}
      label={label}
      height={height}
      fontSize={11}
      draw={(context, size, data) => {
        const drawn = draw(context, size, data, cursor.get());
        shown.current = drawn;
        show(nothing.current, !drawn);
        showReading(reading.current, drawn?.reading ?? null, size.width, write);
        if (drawn) announce(overlay.current, drawn, cursor.get().step);
      }}
    >
      {children}
      <EmptyText ref={nothing}>{empty}</EmptyText>
      <PlotCursor ref={overlay} cursor={cursor} shown={shown} zoom={zoom} onZoom={onZoom} />
      <div ref={reading} className={styles.reading} aria-hidden="true" hidden />
    </LiveCanvas>
  );
}
