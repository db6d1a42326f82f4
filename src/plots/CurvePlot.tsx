import { useRef } from 'react';
import styles from './CurvePlot.module.css';
import { usePalette } from './color.ts';
import { type CurveView, type DrawnCurves, drawCurves } from './draw-curves.ts';
import { formatNumber, formatPercent } from './format.ts';
import { EmptyText, Legend, LegendItem } from './Legend.tsx';
import { LiveCanvas } from './LiveCanvas.tsx';
import { show } from './live.ts';
import { announce, PlotCursor } from './PlotCursor.tsx';
import { showReading } from './showReading.ts';
import type { CurveData, LiveSource } from './types.ts';
import { useCursor } from './useCursor.ts';
import type { StepRange } from './zoom.ts';

interface Props {
  readonly source: LiveSource<CurveData>;
  /** Name of the picture. */
  readonly label: string;
  readonly view: CurveView;
  readonly onZoom: (range: StepRange | null) => void;
  readonly height: number;
}

/** Loss or metric on training and validation examples over the steps, among earlier runs; live, to read and to zoom. */
export function CurvePlot({ source, label, view, onZoom, height }: Props) {
  const palette = usePalette();
  const { cursor, both } = useCursor(source);
  const shown = useRef<DrawnCurves>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const empty = useRef<HTMLParagraphElement>(null);
  const validation = useRef<HTMLSpanElement>(null);
  const reading = useRef<HTMLDivElement>(null);

  return (
    <LiveCanvas
      source={both}
      label={label}
      height={height}
      fontSize={11}
      draw={(context, size, data) => {
        const drawn = data && drawCurves(context, size, data, view, palette, cursor.get());
        shown.current = drawn;
        show(empty.current, !drawn);
        show(validation.current, drawn?.validates !== false);
        showReading(reading.current, drawn?.reading ?? null, size.width, view.percent ? formatPercent : formatNumber);
        if (drawn) announce(overlay.current, drawn, cursor.get().step);
      }}
    >
      <Legend>
        <LegendItem ref={validation} width={18} mark={<line className={styles.validation} x2="18" y1="4" y2="4" />}>
          validation
        </LegendItem>
        <LegendItem width={18} mark={<line className={styles.train} x2="18" y1="4" y2="4" />}>
          train
        </LegendItem>
      </Legend>
      <EmptyText ref={empty}>Press Play to see the {view.quantity === 'loss' ? 'loss fall' : 'metric'}.</EmptyText>
      <PlotCursor ref={overlay} cursor={cursor} shown={shown} zoom={view.zoom} onZoom={onZoom} />
      <div ref={reading} className={styles.reading} aria-hidden="true" hidden />
    </LiveCanvas>
  );
}
