import { scaleLinear } from 'd3';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { formatNumber } from '../../math/format.ts';
import { UNSCALED, unscaled } from '../../math/scale.ts';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { featureText, labelOf } from '../core/feature-parts.ts';
import { fits, PixelBuffer } from '../core/heatmap.ts';
import { setText, useLiveDraw } from '../core/live.ts';
import { ownAxis } from '../core/own-units.ts';
import { usePixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas, type Size } from '../core/size.ts';
import type { LiveSource, PlotFrame, PlotView } from '../core/types.ts';
import { drawCurve, drawMap, type ShownUnit } from './draw-output.ts';
import { drawPoints, drawRings } from './draw-points.ts';
import legendStyles from './OutputLegend.module.css';
import { MapLegend, PartToggles } from './OutputLegend.tsx';
import styles from './OutputPlot.module.css';
import { drawsCurve, outputRange, padded, targetOf } from './output-scale.ts';
import { PointPicture, usePlotSize } from './PointPicture.tsx';
import { type PlaneScales, placePoints, predictionsOf, type ShownParts } from './points.ts';
import { drawResiduals } from './residuals.ts';

/** Props of pictures that show single examples. */
export interface PointProps {
  readonly parts: ShownParts;
  readonly onParts: (parts: ShownParts) => void;
  /** Why test examples cannot be shown yet; null if they can. */
  readonly testReason: string | null;
  /** The prediction for each example, [count, outputs]; null until the engine has reported it. */
  readonly predictions: LiveSource<ArrayLike<number>>;
  /** Whether the plane contains all features, so that the maps contain the prediction for every example. */
  readonly planar: boolean;
  /** Describes an example in words. */
  readonly describe: (point: number) => string;
  /** Content of the card beside an example under the pointer. */
  readonly card: (point: number) => ReactNode;
}

interface Props extends PointProps {
  readonly view: PlotView;
  readonly source: LiveSource<PlotFrame>;
  /** Name of the picture. */
  readonly label: string;
  /** Shows the map of one unit instead of the network's output. */
  readonly unit?: ShownUnit | null;
  /** For a regression: draws the distance of each prediction from its target. */
  readonly residuals?: boolean;
  /** The output at which the predicted class changes; half way by default. */
  readonly threshold?: number;
  /** Draws the output in flat colours instead of shades. */
  readonly discrete?: boolean;
  /** Examples that are marked with a ring. */
  readonly marked?: readonly number[];
  /** Called for an example that a person clicks, or chooses with Enter. */
  readonly onChoose?: ((point: number) => void) | undefined;
  /** Another layer of the picture, above all others: generated examples. */
  readonly overlay?: ((plot: Size, scales: PlaneScales) => ReactNode) | undefined;
  /** Height of the picture with its axes, without the legend. */
  readonly height: number;
  /** Shown at the end of the legend. */
  readonly options?: ReactNode;
}

/** The label of generated examples, which determines their height beside a curve. */
const GENERATED = 0;

const NONE: readonly number[] = [];

/** The network's output over a plane: decision boundary, class regions or surface, with the examples on it. */
export function OutputPlot(props: Props) {
  const {
    view,
    source,
    label,
    unit = null,
    height,
    residuals = false,
    options,
    overlay,
    marked = NONE,
    onChoose,
  } = props;
  const { threshold = view.boundary, discrete = false } = props;
  const { parts, onParts, testReason, predictions, planar, describe, card } = props;
  const palette = usePalette();
  const ratio = usePixelRatio();
  const [room, plot] = usePlotSize(height);
  const curve = drawsCurve(view) && !unit;

  const scales = useMemo(() => {
    const x = scaleLinear(view.grid.x, [0, plot.width]);
    const y = scaleLinear(curve ? padded(outputRange(view)) : view.grid.y, [plot.height, 0]);
    return { x, y };
  }, [view, plot, curve]);

  const [xFeature, yFeature = ''] = view.grid.labels;
  const up = curve && view.answer === 'number' ? view.targetScale : view.scales.get(yFeature);
  const axes = { x: ownAxis(scales.x, view.scales.get(xFeature)), y: ownAxis(scales.y, up) };
  const inUnits = view.answer === 'number' && !unit ? view.targetScale : UNSCALED;

  const places = useMemo(() => placePoints(view, scales, plot, parts, curve), [view, scales, plot, parts, curve]);
  const placesNow = useCallback(() => places, [places]);

  const background = useRef<HTMLCanvasElement>(null);
  const foreground = useRef<HTMLCanvasElement>(null);
  const low = useRef<HTMLSpanElement>(null);
  const high = useRef<HTMLSpanElement>(null);
  const buffer = useRef<PixelBuffer>(null);

  useLiveDraw(source, (frame) => {
    if (!background.current || plot.width === 0) return;
    const context = prepareCanvas(background.current, plot);
    if (!context || !fits(view, frame)) return;
    buffer.current ??= new PixelBuffer(true);
    const range = curve
      ? drawCurve(context, view, frame, scales, palette, threshold)
      : drawMap(context, view, frame, plot, palette, unit, buffer.current, { threshold, discrete });
    if (residuals && !unit) {
      const predicted = predictionsOf(view, frame, predictions.get(), planar);
      if (predicted) drawResiduals(context, view, places, predicted, plot.height, palette);
    }
    setText(low.current, formatNumber(unscaled(range[0], inUnits), { digits: 2 }));
    setText(high.current, formatNumber(unscaled(range[1], inUnits), { digits: 2 }));
  });

  useEffect(() => {
    const context = foreground.current && plot.width > 0 && prepareCanvas(foreground.current, plot, ratio);
    if (!context) return;
    drawPoints(context, view, places, palette);
    drawRings(context, view, places, marked, palette);
  }, [view, places, palette, plot, marked, ratio]);

  const curveName = view.answer === 'side' && view.boundary > 0 ? 'probability' : 'prediction';
  return (
    <figure className={styles.figure}>
      <div ref={room} className={styles.picture} style={inRem({ height })}>
        {plot.width > 0 && (
          <PointPicture
            label={label}
            plot={plot}
            scales={axes}
            xName={featureText(labelOf(view, xFeature))}
            yName={curve ? curveName : featureText(labelOf(view, yFeature))}
            count={view.points.count}
            places={placesNow}
            source={source}
            describe={describe}
            card={card}
            onChoose={onChoose}
          >
            <canvas ref={background} style={inRem(plot)} />
            <canvas ref={foreground} style={inRem(plot)} />
            {overlay?.(plot, curve ? { x: scales.x, y: () => scales.y(targetOf(view, GENERATED)) } : scales)}
          </PointPicture>
        )}
      </div>
      <figcaption className={legendStyles.legend}>
        <MapLegend
          view={view}
          palette={palette}
          unit={unit && (unit.layer < 0 ? 'input' : 'unit')}
          discrete={discrete && !curve}
          low={low}
          high={high}
        />
        <PartToggles view={view} palette={palette} parts={parts} onParts={onParts} testReason={testReason} />
        {options}
      </figcaption>
    </figure>
  );
}
