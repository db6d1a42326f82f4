import { useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { Legend, LegendItem } from '../core/Legend.tsx';
import { setText, show } from '../core/live.ts';
import type { BandHistory, LiveSource } from '../core/types.ts';
import styles from './BandPlot.module.css';
import { type Band, createBand } from './band.ts';
import { drawBand, type Runs } from './draw-band.ts';
import type { LossScaleKind } from './loss-scale.ts';
import { StepPlot } from './StepPlot.tsx';
import type { StepRange } from './zoom.ts';

interface Props extends Runs {
  readonly source: LiveSource<BandHistory>;
  /** Name of the picture. */
  readonly label: string;
  readonly scale?: LossScaleKind;
  /** Whether the axis contains all values, because none can be extreme. */
  readonly whole?: boolean;
  readonly zoom: StepRange | null;
  readonly onZoom: (range: StepRange | null) => void;
  readonly height?: number;
  /** Shown while there is nothing to draw. */
  readonly empty: string;
}

/**
 * The losses or returns of several runs over the steps, live: their median, the band that contains the middle half of them and the
 * band that contains all; each run as a line while the pointer is on the picture.
 */
export function BandPlot({
  source,
  label,
  scale = 'log',
  whole = false,
  zoom,
  onZoom,
  height = 150,
  empty,
  ...runs
}: Props) {
  const palette = usePalette();
  const band = useRef<Band>(null);
  const legend = useRef<HTMLDivElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  const diverged = useRef<HTMLSpanElement>(null);

  return (
    <StepPlot
      source={source}
      label={label}
      height={height}
      zoom={zoom}
      onZoom={onZoom}
      empty={empty}
      draw={(context, size, history, cursor) => {
        band.current ??= createBand();
        const drawn =
          history &&
          drawBand(context, size, history, band.current, runs, { kind: scale, whole }, zoom, palette, cursor);
        const text = drawn?.text ?? '';
        show(legend.current, text === '');
        show(description.current, text !== '');
        show(diverged.current, (drawn?.diverged ?? 0) > 0);
        setText(description.current, text);
        setText(diverged.current, `✕ ${drawn?.diverged ?? 0} of ${runs.names.length} diverged`);
        return drawn;
      }}
    >
      <Legend ref={legend}>
        <span ref={diverged} className={styles.diverged} hidden />
        <LegendItem width={16} mark={<line className={styles.median} x2="16" y1="4" y2="4" />}>
          median
        </LegendItem>
        <LegendItem width={12} height={10} mark={<rect className={styles.half} width="12" height="10" />}>
          middle half
        </LegendItem>
        <LegendItem width={12} height={10} mark={<rect className={styles.all} x="0.5" y="0.5" width="11" height="9" />}>
          all runs
        </LegendItem>
      </Legend>
      <p ref={description} className={styles.description} aria-hidden="true" hidden />
    </StepPlot>
  );
}
