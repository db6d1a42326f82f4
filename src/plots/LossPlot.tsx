import { line } from 'd3';
import { useRef } from 'react';
import curves from './Curves.module.css';
import { type Palette, usePalette } from './color.ts';
import { LiveCanvas } from './LiveCanvas.tsx';
import styles from './LossPlot.module.css';
import { show } from './live.ts';
import { drawLossAxes } from './loss-axes.ts';
import type { LossScaleKind } from './loss-scale.ts';
import type { Size } from './size.ts';
import { thin } from './thin.ts';
import type { LiveSource, LossHistory } from './types.ts';

interface Props {
  readonly source: LiveSource<LossHistory>;
  /** Name of the picture. */
  readonly label: string;
  readonly scale?: LossScaleKind;
  /** Stands in place of the curves while there are none. */
  readonly empty?: string;
  readonly height?: number;
}

const MOST_POINTS = 600;

/** The loss on training and validation examples over the steps, live. */
export function LossPlot({
  source,
  label,
  scale = 'log',
  empty = 'Press Play to see the loss fall.',
  height = 150,
}: Props) {
  const palette = usePalette();
  const emptyText = useRef<HTMLParagraphElement>(null);
  const validationItem = useRef<HTMLSpanElement>(null);

  return (
    <LiveCanvas
      source={source}
      label={label}
      height={height}
      fontSize={11}
      draw={(context, size, history) => {
        const drawn = history && drawLosses(context, size, history, scale, palette);
        show(emptyText.current, !drawn);
        show(validationItem.current, drawn !== 'train');
      }}
    >
      <div className={curves.legend} aria-hidden="true">
        <span ref={validationItem} className={curves.item}>
          <svg width="18" height="8" aria-hidden="true">
            <line className={styles.validation} x2="18" y1="4" y2="4" />
          </svg>
          validation
        </span>
        <span className={curves.item}>
          <svg width="18" height="8" aria-hidden="true">
            <line className={styles.train} x2="18" y1="4" y2="4" />
          </svg>
          train
        </span>
      </div>
      <p ref={emptyText} className={curves.empty}>
        {empty}
      </p>
    </LiveCanvas>
  );
}

/** Draws axes and curves. Tells which there were. */
function drawLosses(
  context: CanvasRenderingContext2D,
  size: Size,
  { step, trainLoss, validationLoss }: LossHistory,
  kind: LossScaleKind,
  palette: Palette,
): 'both' | 'train' | null {
  const train = thin(trainLoss, MOST_POINTS);
  const validation = thin(validationLoss, MOST_POINTS);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const stretch = (indices: readonly number[], values: ArrayLike<number>) => {
    for (const index of indices) {
      const value = values[index] as number;
      if (value > high) high = value;
      if (value < low && (kind === 'linear' || value > 0)) low = value;
    }
  };
  stretch(train, trainLoss);
  stretch(validation, validationLoss);
  if (high === Number.NEGATIVE_INFINITY) return null;
  if (low === Number.POSITIVE_INFINITY) low = high;

  const steps = [step[0] ?? 0, step[step.length - 1] ?? 0] as const;
  const { x, y } = drawLossAxes(context, size, { steps, losses: [low, high] }, kind, palette);

  const drawCurve = (indices: readonly number[], values: ArrayLike<number>) => {
    const path = line<number>()
      .x((index) => x(step[index] as number))
      .y((index) => y.map(values[index] as number))
      .context(context);
    context.beginPath();
    path(indices as number[]);
    context.stroke();
    if (indices.length !== 1) return;
    // A line of one point is none.
    const [only] = indices as [number];
    context.beginPath();
    context.arc(x(step[only] as number), y.map(values[only] as number), 2.5, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle;
    context.fill();
  };
  context.lineJoin = 'round';
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1.4;
  context.setLineDash([5, 3]);
  drawCurve(train, trainLoss);
  context.setLineDash([]);
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.8;
  drawCurve(validation, validationLoss);
  return validation.length > 0 ? 'both' : 'train';
}
