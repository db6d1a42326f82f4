import { scaleLinear } from 'd3';
import { useCallback, useMemo, useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { show, useLiveDraw } from '../core/live.ts';
import { ownAxis } from '../core/own-units.ts';
import { prepareCanvas } from '../core/size.ts';
import type { LiveSource, PlotFrame, PlotView } from '../core/types.ts';
import { drawPoints } from './draw-points.ts';
import legendStyles from './OutputLegend.module.css';
import { PartToggles } from './OutputLegend.tsx';
import styles from './OutputPlot.module.css';
import type { PointProps } from './OutputPlot.tsx';
import { outputRange, padded } from './output-scale.ts';
import { PointPicture, usePlotSize } from './PointPicture.tsx';
import { placeTargets, predictionsOf } from './points.ts';

interface Props extends Omit<PointProps, 'onParts' | 'testReason'> {
  readonly view: PlotView;
  readonly source: LiveSource<PlotFrame>;
  readonly height: number;
  /** Without it, the plot has no toggles for the parts. */
  readonly onParts?: PointProps['onParts'];
  readonly testReason?: PointProps['testReason'];
}

/** Predictions over targets, for a regression on any number of features. Correct predictions are on the diagonal. */
export function TargetsPlot(props: Props) {
  const { view, source, height, predictions, planar, parts, onParts, testReason = null, describe, card } = props;
  const palette = usePalette();
  const [room, plot] = usePlotSize(height);
  const scales = useMemo(() => {
    const range = padded(outputRange(view));
    return { x: scaleLinear(range, [0, plot.width]), y: scaleLinear(range, [plot.height, 0]).clamp(true) };
  }, [view, plot]);

  const canvas = useRef<HTMLCanvasElement>(null);
  const waiting = useRef<HTMLParagraphElement>(null);
  const places = useRef<Float32Array>(new Float32Array());
  const placesNow = useCallback(() => places.current, []);

  useLiveDraw(source, (frame) => {
    if (!canvas.current || plot.width === 0) return;
    const context = prepareCanvas(canvas.current, plot);
    if (!context) return;
    context.beginPath();
    context.moveTo(0, plot.height);
    context.lineTo(plot.width, 0);
    context.strokeStyle = palette.ink3;
    context.lineWidth = 1;
    context.stroke();
    const predicted = predictionsOf(view, frame, predictions.get(), planar);
    show(waiting.current, predicted === null);
    places.current = predicted ? placeTargets(view, scales, predicted, parts) : new Float32Array();
    if (predicted) drawPoints(context, view, places.current, palette);
  });

  return (
    <figure className={styles.figure}>
      <div ref={room} className={styles.picture} style={inRem({ height })}>
        {plot.width > 0 && (
          <PointPicture
            label="Predictions over targets; they are equal on the diagonal"
            plot={plot}
            scales={{ x: ownAxis(scales.x, view.targetScale), y: ownAxis(scales.y, view.targetScale) }}
            xName="target"
            yName="prediction"
            count={view.points.count}
            places={placesNow}
            source={source}
            describe={describe}
            card={card}
          >
            <canvas ref={canvas} style={inRem(plot)} />
            <p ref={waiting} className={styles.waiting}>
              No predictions from the engine yet.
            </p>
          </PointPicture>
        )}
      </div>
      {onParts && (
        <figcaption className={legendStyles.legend}>
          <PartToggles view={view} palette={palette} parts={parts} onParts={onParts} testReason={testReason} />
        </figcaption>
      )}
    </figure>
  );
}
