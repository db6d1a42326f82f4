import { extent, scaleLinear } from 'd3';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { usePalette } from './color.ts';
import { drawPoints } from './draw-points.ts';
import { STILL } from './live.ts';
import outputStyles from './OutputPlot.module.css';
import type { PointProps } from './OutputPlot.tsx';
import { padded } from './output-scale.ts';
import { PointPicture, usePlotSize } from './PointPicture.tsx';
import { prepareCanvas } from './size.ts';
import type { PlotView } from './types.ts';

interface Props extends Pick<PointProps, 'describe' | 'card'> {
  readonly view: PlotView;
  /** The examples that are drawn, and for each what was said and what should have been. */
  readonly points: ArrayLike<number>;
  readonly said: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
  readonly height: number;
}

/** Prediction − target over the prediction: without a pattern the network has found what there was to find. */
export function ResidualPlot({ view, points, said, targets, height, describe, card }: Props) {
  const palette = usePalette();
  const [room, plot] = usePlotSize(height);
  const { scales, places } = useMemo(() => {
    const errors = Array.from(points, (_, row) => (said[row] as number) - (targets[row] as number));
    const [low = 0, high = 1] = extent(Array.from(said).filter(Number.isFinite)) as [number?, number?];
    const reach = errors.reduce(
      (most, error) => (Number.isFinite(error) ? Math.max(most, Math.abs(error)) : most),
      1e-6,
    );
    const x = scaleLinear(padded(high > low ? [low, high] : [low - 1, low + 1]), [0, plot.width]);
    const y = scaleLinear(padded([-reach, reach]), [plot.height, 0]).nice();
    const places = new Float32Array(view.points.count * 2).fill(Number.NaN);
    errors.forEach((error, row) => {
      places[(points[row] as number) * 2] = x(said[row] as number);
      places[(points[row] as number) * 2 + 1] = y(error);
    });
    return { scales: { x, y }, places };
  }, [view, points, said, targets, plot]);
  const placesNow = useCallback(() => places, [places]);

  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current && plot.width > 0 && prepareCanvas(canvas.current, plot);
    if (!context) return;
    context.beginPath();
    context.moveTo(0, scales.y(0));
    context.lineTo(plot.width, scales.y(0));
    context.strokeStyle = palette.ink3;
    context.lineWidth = 1;
    context.stroke();
    drawPoints(context, view, places, palette);
  }, [view, scales, places, plot, palette]);

  return (
    <div ref={room} className={outputStyles.picture} style={{ height }}>
      {plot.width > 0 && (
        <PointPicture
          label="Residuals over predictions; on the line they are 0"
          plot={plot}
          scales={scales}
          xName="prediction"
          yName="residual"
          count={view.points.count}
          places={placesNow}
          source={STILL}
          describe={describe}
          card={card}
        >
          <canvas ref={canvas} style={plot} />
        </PointPicture>
      )}
    </div>
  );
}
