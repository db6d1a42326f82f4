import { scaleLinear } from 'd3';
import { type Palette, usePalette } from '../core/color.ts';
import { histogram, moments, roundBound } from '../core/histogram.ts';
import { Legend, LegendItem } from '../core/Legend.tsx';
import { LiveCanvas } from '../core/LiveCanvas.tsx';
import type { Size } from '../core/size.ts';
import type { LiveSource } from '../core/types.ts';
import { drawBoundTicks } from './bound-ticks.ts';
import styles from './HistogramPlot.module.css';

/** Numbers at the start, if known, and now. */
export interface Sample {
  readonly start: ArrayLike<number> | null;
  readonly now: ArrayLike<number>;
}

interface Props {
  readonly source: LiveSource<Sample>;
  /** The intended standard deviation around a mean of 0, marked on both sides. */
  readonly deviation: number;
  /** Name of the picture. */
  readonly label: string;
  readonly height?: number;
}

const MARGIN = { top: 20, right: 4, bottom: 18, left: 4 };
const BINS = 41;

/** The distribution of numbers: bars for now, an outline for the start, and the intended spread. Live. */
export function HistogramPlot({ source, deviation, label, height = 130 }: Props) {
  const palette = usePalette();
  return (
    <LiveCanvas
      source={source}
      label={label}
      height={height}
      fontSize={11}
      draw={(context, size, sample) => sample && drawSample(context, size, sample, deviation, palette)}
    >
      <Legend align="left">
        <LegendItem width={10} height={10} mark={<rect className={styles.now} width="10" height="10" />}>
          now
        </LegendItem>
        <LegendItem width={14} mark={<line className={styles.start} x2="14" y1="4" y2="4" />}>
          at step 0
        </LegendItem>
        <LegendItem width={8} height={12} mark={<line className={styles.target} x1="4" x2="4" y2="12" />}>
          target ±σ
        </LegendItem>
      </Legend>
    </LiveCanvas>
  );
}

function drawSample(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { start, now }: Sample,
  deviation: number,
  palette: Palette,
) {
  const largest = Math.max(moments(now).largest, start ? moments(start).largest : 0, deviation * 1.5);
  const bound = roundBound(largest);
  const x = scaleLinear([-bound, bound], [MARGIN.left, width - MARGIN.right]);
  const bars = histogram(now, -bound, bound, BINS).shares;
  const outline = start && histogram(start, -bound, bound, BINS).shares;
  const floor = height - MARGIN.bottom;
  const y = scaleLinear([0, Math.max(...bars, ...(outline ?? []), 1e-9)], [floor, MARGIN.top]);
  const edge = (bin: number) => x(-bound + (2 * bound * bin) / BINS);

  context.fillStyle = palette.ink3;
  context.globalAlpha = 0.45;
  bars.forEach((share, bin) => {
    if (share > 0) context.fillRect(edge(bin) + 0.5, y(share), edge(1) - edge(0) - 1, floor - y(share));
  });
  context.globalAlpha = 1;

  if (outline) {
    context.beginPath();
    context.moveTo(edge(0), floor);
    outline.forEach((share, bin) => {
      context.lineTo(edge(bin), y(share));
      context.lineTo(edge(bin + 1), y(share));
    });
    context.lineTo(edge(BINS), floor);
    context.strokeStyle = palette.accent;
    context.lineWidth = 1.5;
    context.stroke();
  }

  context.strokeStyle = palette.negative;
  context.lineWidth = 1.5;
  context.setLineDash([3, 2]);
  context.beginPath();
  for (const at of deviation > 0 ? [-deviation, deviation] : [0]) {
    context.moveTo(x(at), MARGIN.top);
    context.lineTo(x(at), floor);
  }
  context.stroke();
  context.setLineDash([]);

  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(MARGIN.left, floor + 0.5);
  context.lineTo(width - MARGIN.right, floor + 0.5);
  context.stroke();
  drawBoundTicks(context, x, bound, height - 5, palette);
}
