import { scaleLinear } from 'd3';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { formatNumber } from '../../math/format.ts';
import { lookupGradient, usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { featureText, labelOf } from '../core/feature-parts.ts';
import { fits, PixelBuffer } from '../core/heatmap.ts';
import { setText, useLiveDraw } from '../core/live.ts';
import { ownAxis } from '../core/own-units.ts';
import { usePixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas } from '../core/size.ts';
import type { LiveSource, PlotFrame, PlotView } from '../core/types.ts';
import { drawPoints, drawRings } from './draw-points.ts';
import { drawErrors, drawMoves, errorLookup, type Moves } from './draw-reconstructions.ts';
import legendStyles from './OutputLegend.module.css';
import { PartToggles } from './OutputLegend.tsx';
import styles from './OutputPlot.module.css';
import type { PointProps } from './OutputPlot.tsx';
import { PointPicture, usePlotSize } from './PointPicture.tsx';
import { placePoints } from './points.ts';

/** What changes while the network trains. */
export interface ReconstructedFrame {
  readonly frame: PlotFrame | null;
  readonly moves: Moves | null;
}

interface Props extends Omit<PointProps, 'predictions' | 'planar'> {
  readonly view: PlotView;
  readonly source: LiveSource<ReconstructedFrame>;
  /** The example with a ring; null for none. */
  readonly marked: number | null;
  readonly onChoose: (point: number) => void;
  readonly height: number;
}

/** An autoencoder on the plane: each example with a line to its reconstruction, above the error at every point. */
export function ReconstructionPlot(props: Props) {
  const { view, source, marked, onChoose, height, parts, onParts, testReason, describe, card } = props;
  const palette = usePalette();
  const ratio = usePixelRatio();
  const [room, plot] = usePlotSize(height);
  const lookup = useMemo(() => errorLookup(palette), [palette]);
  const scales = useMemo(
    () => ({
      x: scaleLinear(view.grid.x, [0, plot.width]),
      y: scaleLinear(view.grid.y, [plot.height, 0]),
    }),
    [view, plot],
  );
  const [xFeature, yFeature = ''] = view.grid.labels;
  const axes = { x: ownAxis(scales.x, view.scales.get(xFeature)), y: ownAxis(scales.y, view.scales.get(yFeature)) };
  const places = useMemo(() => placePoints(view, scales, plot, parts, false), [view, scales, plot, parts]);
  const placesNow = useCallback(() => places, [places]);
  const background = useRef<HTMLCanvasElement>(null);
  const foreground = useRef<HTMLCanvasElement>(null);
  const high = useRef<HTMLSpanElement>(null);
  const buffer = useRef<PixelBuffer>(null);

  useLiveDraw(source, (now) => {
    const context = background.current && plot.width > 0 && prepareCanvas(background.current, plot);
    if (!context) return;
    buffer.current ??= new PixelBuffer();
    if (fits(view, now?.frame ?? null)) {
      const most = drawErrors(context, view, now?.frame as PlotFrame, plot, lookup, buffer.current);
      setText(high.current, formatNumber(most, { digits: 2 }));
    }
    if (now?.moves) drawMoves(context, view, places, now.moves, scales, palette);
  });

  useEffect(() => {
    const context = foreground.current && plot.width > 0 && prepareCanvas(foreground.current, plot, ratio);
    if (!context) return;
    drawPoints(context, view, places, palette);
    if (marked !== null) drawRings(context, view, places, [marked], palette);
  }, [view, places, palette, plot, marked, ratio]);

  return (
    <figure className={styles.figure}>
      <div ref={room} className={styles.picture} style={inRem({ height })}>
        {plot.width > 0 && (
          <PointPicture
            label="Examples with lines to their reconstructions, and the reconstruction error at every point of the plane"
            plot={plot}
            scales={axes}
            xName={featureText(labelOf(view, xFeature))}
            yName={featureText(labelOf(view, yFeature))}
            count={view.points.count}
            places={placesNow}
            source={source}
            describe={describe}
            card={card}
            onChoose={onChoose}
          >
            <canvas ref={background} style={inRem(plot)} />
            <canvas ref={foreground} style={inRem(plot)} />
          </PointPicture>
        )}
      </div>
      <figcaption className={legendStyles.legend}>
        <span className={legendStyles.item}>
          <span className={legendStyles.number}>0</span>
          <span className={legendStyles.bar} style={{ backgroundImage: lookupGradient(lookup) }} />
          <span ref={high} className={legendStyles.number} />
          <span title="Root of the mean squared difference between a point and its reconstruction">error (RMS)</span>
        </span>
        <PartToggles view={view} palette={palette} parts={parts} onParts={onParts} testReason={testReason} />
      </figcaption>
    </figure>
  );
}
