import {
  type CSSProperties,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { usePalette } from '../core/color.ts';
import { inRem, type Place, pointerPlace, rem } from '../core/design-pixels.ts';
import type { MapRange } from '../core/heatmap.ts';
import { setText, show, useLiveDraw } from '../core/live.ts';
import { useSize } from '../core/size.ts';
import { sourceLayer } from '../core/source-layer.ts';
import type { LiveSource, NumberRef, PlotView, UnitRef } from '../core/types.ts';
import { numberStatement } from '../core/unit-name.ts';
import { createNetworkPainter } from './draw-network.ts';
import { isRoom } from './is-room.ts';
import type { LayerGridProps } from './LayerGrid.tsx';
import { columnPitch, layoutNetwork, MIN_COLUMN_WIDTH, type NetworkLayout, zoomLayout } from './layout.ts';
import { BETWEEN, NetworkHeaders, ROOMY_PITCH } from './NetworkHeaders.tsx';
import { NetworkUnits, unitAt } from './NetworkUnits.tsx';
import styles from './NetworkView.module.css';
import { pickNumber } from './number-pick.ts';
import { placeOf, sameNumber } from './numbers.ts';
import type { Dress, NetworkPainter, NetworkPicture } from './picture.ts';
import { useNetworkZoom } from './useNetworkZoom.ts';
import { useTallestChild } from './useTallestChild.ts';
import { useUnitNames } from './useUnitNames.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

/** Everything that does not depend on what the units show. */
export interface NetworkProps {
  readonly view: PlotView;
  /**
   * Value range of each layer's maps, hidden layers first, then the output. For a regression, the output's range is
   * that of the labels.
   */
  readonly ranges: readonly MapRange[];
  readonly label: string;
  /** Names of the hidden layers; "Hidden 1" and so on by default. */
  readonly names?: readonly string[];
  /** Renders the header above a column (0 is the inputs), centred; `room` is the available width. */
  readonly header?: (column: number, room: number) => ReactNode;
  /** Renders the element between columns `gap` and `gap + 1`: beside their headers, stacked, or below them in a row. */
  readonly between?: (gap: number) => ReactNode;
  /** The minimum height reserved for headers. It grows with their content. */
  readonly headerHeight?: number;
  /** Rendered on top of the picture. @param top height of the headers */
  readonly notes?: ((layout: NetworkLayout, top: number) => ReactNode) | undefined;
  /** The dialog with every unit of a layer, `LayerGrid`, which can be loaded when it is needed. */
  readonly grid: <T>(props: LayerGridProps<T>) => ReactNode;
  /** Rendered below the picture. It may read `--headers`, the height of everything above the columns. */
  readonly footer?: ReactNode;
  readonly minColumnWidth?: number;
  /** Shows other numbers than the weights and biases. */
  readonly dress?: Dress | undefined;
  /** Animates the links, as a sign of training. */
  readonly flowing?: boolean;
  /** The unit that is outlined. */
  readonly selected?: UnitRef | null;
  /** The weight or bias that is emphasized. */
  readonly edited?: NumberRef | null;
  /** Weights and biases that are marked with a lock. */
  readonly frozen?: readonly NumberRef[];
  readonly onHover?: (unit: UnitRef | null) => void;
  /** Called with the position of the pointer in a unit, as shares of its side. */
  readonly onPlace?: ((unit: UnitRef, place: Place) => void) | undefined;
  readonly onFocus?: (unit: UnitRef | null) => void;
  /** @param anchor the button of the unit */
  readonly onSelect?: (unit: UnitRef, anchor: HTMLElement) => void;
  /** @param anchor an element at the position of the pointer */
  readonly onPick?: (number: NumberRef, anchor: HTMLElement) => void;
}

interface Props<T> extends NetworkProps {
  readonly source: LiveSource<T>;
  /** What the units show. */
  readonly picture: NetworkPicture<T>;
}

/** Maximum distance of a mouse pointer from a link, and of a finger, in design pixels. */
const REACH = 5;
const FINGER = 12;
const NONE: readonly NumberRef[] = [];

/**
 * The network: one column for the inputs and one for each layer, a picture in every unit, and weights as links. Fills
 * its parent.
 */
export function NetworkView<T>(props: Props<T>) {
  const { view, dress, ranges, label, header, between, headerHeight = 0, notes, footer, names = [] } = props;
  const {
    grid: Grid,
    selected = null,
    edited = null,
    frozen = NONE,
    flowing = false,
    minColumnWidth = MIN_COLUMN_WIDTH,
  } = props;
  const { picture: bare, source: live } = props;
  const { picture, source } = useMemo(
    () => dress?.(view, bare, live) ?? { picture: bare, source: live },
    [dress, view, bare, live],
  );
  const palette = usePalette();
  const [room, size] = useSize<HTMLDivElement>();
  const [headers, measured] = useTallestChild();
  const [unfolded, setUnfolded] = useState<number | null>(null);

  const height = Math.max(headerHeight, measured);
  const roomy = size !== null && columnPitch(size.width, view.layers.length + 1) >= ROOMY_PITCH;
  const top = height + (between && !roomy ? BETWEEN : 0);
  const zoom = useNetworkZoom(room, top);
  const plain = useMemo(() => {
    if (!size || size.width === 0) return null;
    return layoutNetwork({ ...size, top, minColumnWidth, columns: picture.columns });
  }, [picture, size, top, minColumnWidth]);
  const layout = useMemo(() => plain && zoomLayout(plain, zoom.scale, top), [plain, zoom.scale, top]);
  const scene = useMemo(() => layout && { view, layout, palette, ranges }, [view, layout, palette, ranges]);

  const canvas = useRef<HTMLCanvasElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const painter = useRef<{ readonly of: NetworkPicture<T>; readonly draw: NetworkPainter<T>['draw'] }>(null);
  const hovered = useRef<UnitRef | null>(null);
  const focused = useRef<UnitRef | null>(null);
  const pointed = useRef<NumberRef | null>(null);
  const seen = useVisible(room);

  const request = useLiveDraw(source, (now) => {
    if (!canvas.current || !scene) return;
    if (painter.current?.of !== picture) {
      painter.current = { of: picture, draw: createNetworkPainter(canvas.current, picture).draw };
    }
    const unit = hovered.current ?? focused.current;
    const complete = painter.current.draw(scene, now, {
      unit,
      number: pointed.current ?? edited,
      selected,
      frozen,
      time: flowing ? performance.now() / 1000 : null,
    });
    const { face } = picture;
    const place = pointed.current && placeOf(view, pointed.current);
    const node = face && unit && unit.layer >= 0 && scene.layout.columns[unit.layer + 1]?.nodes[unit.unit];
    show(tip.current, Boolean(place ?? node));
    if (place && pointed.current) {
      const value = picture.parametersOf(now)?.[place.at] ?? Number.NaN;
      setText(tip.current, (face?.operator ?? '') + numberStatement(view, pointed.current, value, names));
    } else if (node && tip.current && now) {
      setText(tip.current, picture.describe?.(unit, names, now) ?? '');
      placeTip(tip.current, node, scene.layout.width);
    }
    if (!complete || (flowing && seen.current)) request();
  });
  useUnitNames(room, source, picture, names);

  const { onHover, onPlace, onFocus, onSelect, onPick } = props;
  const point = useCallback(
    (unit: UnitRef | null) => {
      if (sameUnit(hovered.current, unit)) return;
      hovered.current = unit;
      request();
      onHover?.(unit);
    },
    [request, onHover],
  );
  const focus = useCallback(
    (unit: UnitRef | null, visible: boolean) => {
      focused.current = visible ? unit : null;
      request();
      onFocus?.(unit);
    },
    [request, onFocus],
  );

  /** Returns the weight or bias under the pointer, with the position in the content. */
  const numberUnder = (event: MouseEvent<HTMLElement>, reach: number) => {
    const target = event.target as HTMLElement;
    const isUnit = target.dataset.unit !== undefined;
    if (!layout || !onPick || !(isUnit || isRoom(target))) return null;
    const { x, y } = pointerPlace(event);
    const number = pickNumber(
      layout,
      x,
      y,
      reach,
      (layer) => picture.picks(layer),
      (layer) => sourceLayer(view, layer) === layer - 1,
    );
    return number && (number.from === null || !isUnit) ? { number, x, y } : null;
  };
  const track = (event: PointerEvent<HTMLElement>) => {
    const unit = unitAt(event.target);
    const node = unit && layout?.columns[unit.layer + 1]?.nodes[unit.unit];
    if (!node || !onPlace) return;
    const { x, y } = pointerPlace(event);
    onPlace(unit, { x: (x - node.x) / node.size, y: (y - node.y) / node.size });
  };
  const pointAt = (event: PointerEvent<HTMLElement>) => {
    track(event);
    const found = event.pointerType === 'mouse' && event.buttons === 0 ? numberUnder(event, REACH) : null;
    event.currentTarget.style.cursor = found ? 'pointer' : '';
    if (found && tip.current) placeTip(tip.current, found, layout?.width ?? 0);
    if (sameNumber(pointed.current, found?.number ?? null)) return;
    pointed.current = found?.number ?? null;
    request();
  };
  const pick = (event: MouseEvent<HTMLElement>) => {
    const coarse = (event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch';
    const found = event.detail > 0 ? numberUnder(event, coarse ? FINGER : REACH) : null;
    if (!found || !anchor.current) return;
    // Prevents the unit below from opening.
    event.preventDefault();
    Object.assign(anchor.current.style, inRem({ left: found.x, top: found.y }));
    leave();
    onPick?.(found.number, anchor.current);
  };
  const leave = () => {
    if (!pointed.current) return;
    pointed.current = null;
    request();
  };

  const extent = layout ? inRem({ width: layout.width, height: layout.height }) : undefined;
  return (
    <div className={styles.frame} style={{ '--headers': `${top}px` } as CSSProperties}>
      <div data-picture="network" className={styles.stage}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
        <div
          ref={room}
          className={styles.room}
          role="group"
          aria-label={label}
          data-zoomed={zoom.scale > 1 || undefined}
          onKeyDown={zoom.onKeyDown}
          onDoubleClick={(event) => isRoom(event.target) && zoom.reset()}
        >
          {/* Units and their panels do the same by key. */}
          <div
            className={styles.content}
            style={extent}
            onPointerDown={track}
            onPointerMove={pointAt}
            onPointerLeave={leave}
            onClickCapture={pick}
          >
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus */}
            <canvas ref={canvas} className={styles.canvas} aria-hidden="true" style={extent} />
            <NetworkHeaders
              within={headers}
              layout={layout}
              scale={zoom.scale}
              top={height}
              roomy={roomy}
              header={header}
              between={between}
            />
            {layout && (
              <NetworkUnits
                layout={layout}
                picture={picture}
                names={names}
                selected={selected}
                onPoint={point}
                onFocus={focus}
                onSelect={onSelect}
                onUnfold={setUnfolded}
              />
            )}
            <span ref={anchor} className={styles.anchor} />
            <div ref={tip} className={styles.tip} role="tooltip" hidden />
            {layout && notes?.(layout, top)}
          </div>
        </div>
        <ZoomButtons zoom={zoom} />
      </div>
      {footer}
      {unfolded !== null && view.layers[unfolded] && (
        <Grid
          view={view}
          source={source}
          picture={picture}
          layer={unfolded}
          ranges={ranges}
          names={names}
          onHover={point}
          onSelect={onSelect}
          onClose={() => setUnfolded(null)}
        />
      )}
    </div>
  );
}

/** Places the tip beside the pointer, on the side with more room. */
function placeTip(tip: HTMLElement, { x, y }: Place, width: number) {
  const translate = `${x > width / 2 ? `calc(-100% - ${rem(10)})` : rem(14)} -130%`;
  Object.assign(tip.style, inRem({ left: x, top: y }), { translate });
}

function sameUnit(a: UnitRef | null, b: UnitRef | null): boolean {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.unit === b.unit);
}

/** Whether any part of an element is visible. */
function useVisible(element: { readonly current: HTMLElement | null }) {
  const seen = useRef(true);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      seen.current = entry?.isIntersecting ?? true;
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return seen;
}
