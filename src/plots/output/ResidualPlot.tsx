import { extent, scaleLinear } from 'd3';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { STILL } from '../core/live.ts';
import { usePixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas } from '../core/size.ts';
import type { PlotView } from '../core/types.ts';
import { drawPoints } from './draw-points.ts';
import outputStyles from './OutputPlot.module.css';
import type { PointProps } from './OutputPlot.tsx';
import { padded } from './output-scale.ts';
import { PointPicture, usePlotSize } from './PointPicture.tsx';
import { residualsOf } from './residuals.ts';

interface Props extends Pick<PointProps, 'describe' | 'card'> {
  readonly view: PlotView;
  /** The prediction for each example of the view. */
  readonly predicted: ArrayLike<number>;
  readonly height: number;
}

/** Prediction − target over the prediction. Without a pattern, the network has learned all there is to learn. */
export function ResidualPlot({ view, predicted, height, describe, card }: Props) {
  const palette = usePalette();
  const ratio = usePixelRatio();
  const [room, plot] = usePlotSize(height);
  const { scales, places } = useMemo(() => {
    const residuals = residualsOf(view.points.labels, predicted);
    const [low = 0, high = low] = extent(predicted as number[]) as [number?, number?];
    const reach = residuals.reduce((most, residual) => Math.max(most, Math.abs(residual)), 1e-6);
    const x = scaleLinear(padded(high > low ? [low, high] : [low - 1, low + 1]), [0, plot.width]);
    const y = scaleLinear(padded([-reach, reach]), [plot.height, 0]);
    const places = new Float32Array(residuals.length * 2);
    residuals.forEach((residual, point) => {
      places[point * 2] = x(predicted[point] as number);
      places[point * 2 + 1] = y(residual);
    });
    return { scales: { x, y }, places };
  }, [view, predicted, plot]);
  const placesNow = useCallback(() => places, [places]);

  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current && plot.width > 0 && prepareCanvas(canvas.current, plot, ratio);
    if (!context) return;
    context.beginPath();
    context.moveTo(0, scales.y(0));
    context.lineTo(plot.width, scales.y(0));
    context.strokeStyle = palette.ink3;
    context.lineWidth = 1;
    context.stroke();
    drawPoints(context, view, places, palette);
  }, [view, scales, places, plot, palette, ratio]);

  return (
    <div ref={room} className={outputStyles.picture} style={inRem({ height })}>
      {plot.width > 0 && (
        <PointPicture
          label="Residuals over predictions; they are 0 on the line"
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
          <canvas ref={canvas} style={inRem(plot)} />
        </PointPicture>
      )}
    </div>
  );
}
