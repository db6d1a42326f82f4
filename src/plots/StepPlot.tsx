import { type ReactNode, useMemo, useRef } from 'react';
import { type Cursor, createCursor, type Shown, withCursor } from './cursor.ts';
import { formatNumber } from './format.ts';
import { EmptyText } from './Legend.tsx';
import { LiveCanvas } from './LiveCanvas.tsx';
import { show } from './live.ts';
import { announce, PlotCursor } from './PlotCursor.tsx';
import type { Reading } from './reading.ts';
import styles from './StepPlot.module.css';
import { showReading } from './showReading.ts';
import type { Size } from './size.ts';
import type { LiveSource } from './types.ts';
import type { StepRange } from './zoom.ts';

/** What a drawing has under the cursor. */
export interface Drawn extends Shown {
  /** Where the cursor stands, in pixels, and what is there; null without a cursor, left out where nothing stands beside it. */
  readonly reading?: { readonly x: number; readonly of: Reading } | null;
}

interface Props<T> {
  readonly source: LiveSource<T>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  readonly zoom: StepRange | null;
  readonly onZoom: (range: StepRange | null) => void;
  /** What stands there while there is nothing to draw. */
  readonly empty: ReactNode;
  /** Draws on an empty canvas of this size. Null where there is nothing to draw. */
  readonly draw: (context: CanvasRenderingContext2D, size: Size, data: T | null, cursor: Cursor) => Drawn | null;
  /** How the values at the cursor are written. */
  readonly write?: (value: number) => string;
  /** Stands on top of the picture. */
  readonly children?: ReactNode;
}

/** A picture over the steps of runs: live, read by pointer and by key, zoomed by a drag. */
export function StepPlot<T>(props: Props<T>) {
  const { source, label, height, zoom, onZoom, empty, draw, write = formatNumber, children } = props;
  const cursor = useMemo(createCursor, []);
  // It speaks when the cursor has moved as well.
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
