import { scaleLinear } from 'd3';
import { useRef } from 'react';
import { formatNumber } from '../../math/format.ts';
import { type Palette, usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { histogram } from '../core/histogram.ts';
import { Legend, LegendItem } from '../core/Legend.tsx';
import { STILL, useLiveDraw } from '../core/live.ts';
import { prepareCanvas, type Size, useSize } from '../core/size.ts';
import styles from './ErrorHistogram.module.css';

interface Props {
  readonly train: ArrayLike<number>;
  readonly validation: ArrayLike<number>;
  /** Name of the picture. */
  readonly label: string;
}

const HEIGHT = 130;
const MARGIN = { top: 6, bottom: 18 };
const BINS = 40;
const TICKS = 6;

/** The distribution of errors: an outline for training examples, and bars for validation examples. */
export function ErrorHistogram({ train, validation, label }: Props) {
  const [room, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const plot = size && { width: size.width, height: HEIGHT };
  useLiveDraw(STILL, () => {
    const context = plot && canvas.current && prepareCanvas(canvas.current, plot);
    if (!context || !canvas.current) return;
    context.font = `11px ${getComputedStyle(canvas.current).fontFamily}`;
    draw(context, plot, train, validation, palette);
  });
  return (
    <figure className={styles.figure}>
      <div ref={room} role="img" aria-label={label} className={styles.room}>
        {plot && <canvas ref={canvas} style={inRem(plot)} />}
      </div>
      <Legend align="right">
        <LegendItem width={10} height={10} mark={<rect className={styles.validation} width="10" height="10" />}>
          validation
        </LegendItem>
        <LegendItem width={14} mark={<line className={styles.train} x2="14" y1="4" y2="4" />}>
          train
        </LegendItem>
      </Legend>
    </figure>
  );
}

function draw(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  train: ArrayLike<number>,
  validation: ArrayLike<number>,
  palette: Palette,
) {
  const finite = [train, validation].flatMap((errors) => Array.from(errors).filter(Number.isFinite));
  const most = Math.max(...finite, 1e-12);
  const x = scaleLinear([0, most], [0, width]).nice(TICKS);
  const [, bound = most] = x.domain();
  const bars = histogram(validation, 0, bound, BINS).shares;
  const outline = histogram(train, 0, bound, BINS).shares;
  const floor = height - MARGIN.bottom;
  const y = scaleLinear([0, Math.max(...bars, ...outline, 1e-9)], [floor, MARGIN.top]);
  const edge = (bin: number) => x((bound * bin) / BINS);
  context.fillStyle = palette.ink3;
  context.globalAlpha = 0.45;
  bars.forEach((share, bin) => {
    if (share > 0) context.fillRect(edge(bin) + 0.5, y(share), edge(1) - 1, floor - y(share));
  });
  context.globalAlpha = 1;
  context.beginPath();
  context.moveTo(0, floor);
  outline.forEach((share, bin) => {
    context.lineTo(edge(bin), y(share));
    context.lineTo(edge(bin + 1), y(share));
  });
  context.lineTo(width, floor);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.stroke();
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, floor + 0.5);
  context.lineTo(width, floor + 0.5);
  context.stroke();
  context.fillStyle = palette.ink2;
  for (const tick of x.ticks(TICKS)) {
    context.textAlign = tick === 0 ? 'left' : x(tick) > width - 20 ? 'right' : 'center';
    context.fillText(formatNumber(tick), x(tick), height - 5);
  }
}
