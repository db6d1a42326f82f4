import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../math/format.ts';
import { UNSCALED, unscaled } from '../../math/scale.ts';
import { type Palette, usePalette } from '../core/color.ts';
import { inRem, type Place, pointerPlace, useDesignPixel, wholePixels } from '../core/design-pixels.ts';
import { firstMap, fits, resolveRange } from '../core/heatmap.ts';
import { setText, useLiveDraw } from '../core/live.ts';
import { prepareCanvas, useSize } from '../core/size.ts';
import type { LiveSource, PlotFrame, PlotView } from '../core/types.ts';
import type { ShownUnit } from './draw-output.ts';
import { drawBox, drawSurface, type SurfaceScene, standOn } from './draw-surface.ts';
import legendStyles from './OutputLegend.module.css';
import { MapLegend, PartToggles } from './OutputLegend.tsx';
import { outputRange, targetOf } from './output-scale.ts';
import type { ShownParts } from './points.ts';
import { FIRST_TURN, projection, type Turn, turned } from './projection.ts';
import styles from './SurfacePlot.module.css';

interface Props {
  readonly view: PlotView;
  readonly source: LiveSource<PlotFrame>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** A unit that is shown instead of the output; not an input. */
  readonly unit: ShownUnit | null;
  /** For several classes: the class whose probability is the height. */
  readonly shownClass: number;
  readonly parts: ShownParts;
  readonly onParts: (parts: ShownParts) => void;
  /** Why test examples cannot be shown yet; null if they can. */
  readonly testReason: string | null;
  /** Shown in the legend instead of the scale. */
  readonly children?: ReactNode;
}

/** Rotation in degrees for each press of an arrow key, and for each design pixel of a drag. */
const STEP = 6;
const PER_PIXEL = 0.5;
const RIM = 16;

/** The output, or a unit, as a surface over its plane. A drag or the arrow keys rotate it. */
export function SurfacePlot(props: Props) {
  const { view, source, label, unit, shownClass, parts, onParts, testReason, children } = props;
  const palette = usePalette();
  const [room, outer] = useSize<HTMLDivElement>();
  const height = wholePixels(props.height, useDesignPixel());
  const canvas = useRef<HTMLCanvasElement>(null);
  const low = useRef<HTMLSpanElement>(null);
  const high = useRef<HTMLSpanElement>(null);
  const font = useRef('');
  const [turn, setTurn] = useState(FIRST_TURN);
  const dragged = useRef<Place>(null);
  const scene = useMemo(
    () => sceneOf(view, unit, shownClass, parts, palette),
    [view, unit, shownClass, parts, palette],
  );

  const inUnits = view.answer === 'number' && !unit ? view.targetScale : UNSCALED;

  useLiveDraw(source, (frame) => {
    if (!canvas.current || !outer || outer.width === 0) return;
    const context = prepareCanvas(canvas.current, { width: outer.width, height });
    if (!context || !fits(view, frame)) return;
    font.current ||= `11px ${getComputedStyle(canvas.current).fontFamily}`;
    context.font = font.current;
    const shown = { ...scene, range: unit ? unitRange(view, unit, frame) : scene.range };
    const onto = projection(turn, outer.width, height, RIM);
    drawBox(context, shown, onto);
    drawSurface(context, shown, frame.maps, onto);
    setText(low.current, formatNumber(unscaled(shown.range[0], inUnits), { digits: 2 }));
    setText(high.current, formatNumber(unscaled(shown.range[1], inUnits), { digits: 2 }));
  });

  function keyPressed(event: KeyboardEvent) {
    const next = keyTurn(turn, event.key);
    if (!next) return;
    setTurn(next);
    event.preventDefault();
    // The page uses → as a shortcut.
    event.stopPropagation();
  }
  function grabbed(event: PointerEvent<HTMLElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = pointerPlace(event);
  }
  function moved(event: PointerEvent<HTMLElement>) {
    const from = dragged.current;
    if (!from) return;
    const to = pointerPlace(event);
    setTurn((before) => turned(before, (to.x - from.x) * PER_PIXEL, (to.y - from.y) * PER_PIXEL));
    dragged.current = to;
  }
  const letGo = () => {
    dragged.current = null;
  };

  return (
    <figure className={styles.figure}>
      <div ref={room} className={styles.picture} style={inRem({ height })}>
        <canvas ref={canvas} role="img" aria-label={label} style={inRem({ width: outer?.width, height })} />
        <div
          role="slider"
          tabIndex={0}
          className={styles.handle}
          aria-label="Turn the surface"
          aria-valuemin={0}
          aria-valuemax={360}
          aria-valuenow={Math.round(turn.azimuth)}
          aria-valuetext={`${Math.round(turn.azimuth)}° around, from ${Math.round(turn.elevation)}° above`}
          title="Drag or press the arrow keys to turn"
          onKeyDown={keyPressed}
          onPointerDown={grabbed}
          onPointerMove={moved}
          onPointerUp={letGo}
          onPointerCancel={letGo}
        />
      </div>
      <figcaption className={legendStyles.legend}>
        {children ?? <MapLegend view={view} palette={palette} unit={unit && 'unit'} low={low} high={high} />}
        <PartToggles view={view} palette={palette} parts={parts} onParts={onParts} testReason={testReason} />
      </figcaption>
    </figure>
  );
}

function keyTurn(turn: Turn, key: string): Turn | null {
  switch (key) {
    case 'ArrowLeft':
      return turned(turn, -STEP, 0);
    case 'ArrowRight':
      return turned(turn, STEP, 0);
    case 'ArrowUp':
      return turned(turn, 0, STEP);
    case 'ArrowDown':
      return turned(turn, 0, -STEP);
    case 'Home':
      return FIRST_TURN;
    default:
      return null;
  }
}

function sceneOf(
  view: PlotView,
  unit: ShownUnit | null,
  shownClass: number,
  parts: ShownParts,
  palette: Palette,
): SurfaceScene {
  const { points, answer, grid } = view;
  const output = view.layers.length - 1;
  const several = answer === 'class';
  const layer = unit?.layer ?? output;
  const map = firstMap(view, layer) + (unit?.unit ?? (several ? shownClass : 0));
  const lookup = several && !unit ? palette.confidence[shownClass % palette.confidence.length] : undefined;
  const targets = Float32Array.from({ length: points.count }, (_, point) => {
    const label = points.labels[point] as number;
    // Hidden units have no target value.
    if (unit || !parts[points.part[point] as 0 | 1 | 2]) return Number.NaN;
    return several ? Number(label === shownClass) : targetOf(view, label);
  });
  return {
    view,
    offset: map * grid.size * grid.size,
    range: outputRange(view),
    lookup: lookup ?? palette.soft,
    palette,
    targets,
    stems: standOn(view, targets, palette),
  };
}

function unitRange(view: PlotView, { layer, range }: ShownUnit, { maps }: PlotFrame): readonly [number, number] {
  if (layer === view.layers.length - 1) return outputRange(view);
  const cells = view.grid.size ** 2;
  const first = firstMap(view, layer);
  return resolveRange(range, maps, first * cells, (first + (view.layers[layer]?.units ?? 0)) * cells, 7);
}
