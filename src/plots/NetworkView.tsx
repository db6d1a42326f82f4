import {
  type CSSProperties,
  type FocusEvent,
  Fragment,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { usePalette } from './color.ts';
import { createNetworkPainter, type NetworkPainter } from './draw-network.ts';
import { FeatureName } from './FeatureName.tsx';
import { inputMap, type MapRange } from './heatmap.ts';
import { columnPitch, layoutNetwork, MIN_COLUMN_WIDTH, type NetworkLayout } from './layout.ts';
import { useLiveDraw } from './live.ts';
import styles from './NetworkView.module.css';
import { useSize } from './size.ts';
import type { LiveSource, PlotFrame, PlotView, UnitRef } from './types.ts';

interface Props {
  readonly view: PlotView;
  readonly source: LiveSource<PlotFrame>;
  /** What each layer's maps span, hidden layers first, then the output. Of a regression the output spans the labels. */
  readonly ranges: readonly MapRange[];
  /** Name of the whole picture. */
  readonly label: string;
  /** What each hidden layer is called; "Hidden 1" unless told. */
  readonly names?: readonly string[];
  /** What stands above a column (0 the inputs), centred; `room` is the width it may take. */
  readonly header?: (column: number, room: number) => ReactNode;
  /** What stands between columns `gap` and `gap + 1`: beside their headers in a column, or below them in a row. */
  readonly between?: (gap: number) => ReactNode;
  /** The least height kept for headers. It grows by itself with what they need. */
  readonly headerHeight?: number;
  readonly minColumnWidth?: number;
  /** Outlined for as long as it is given. */
  readonly selected?: UnitRef | null;
  readonly onHover?: (unit: UnitRef | null) => void;
  readonly onFocus?: (unit: UnitRef | null) => void;
  readonly onSelect?: (unit: UnitRef) => void;
}

/** Columns narrower than that have `between` below their headers instead of beside them. */
const ROOMY_PITCH = 150;
/** Width beside headers, height below them: a button's. */
const BETWEEN = 32;

/** The network: a column for the inputs and one for each layer, a map in every unit, its weights as links. Fills its parent. */
export function NetworkView(props: Props) {
  const { view, source, ranges, label, header, between, headerHeight = 0, selected = null, names = [] } = props;
  const { minColumnWidth = MIN_COLUMN_WIDTH } = props;
  const palette = usePalette();
  const [room, size] = useSize<HTMLDivElement>();
  const [headers, measured] = useTallestChild();

  const top = Math.max(headerHeight, measured);
  const columnCount = view.layers.length + 1;
  const roomy = size !== null && columnPitch(size.width, columnCount) >= ROOMY_PITCH;
  const strip = between && !roomy ? BETWEEN : 0;
  const layout = useMemo(() => {
    if (!size || size.width === 0) return null;
    return layoutNetwork({ ...size, top: top + strip, minColumnWidth, columns: columnsOf(view) });
  }, [view, size, top, strip, minColumnWidth]);
  const scene = useMemo(() => layout && { view, layout, palette, ranges }, [view, layout, palette, ranges]);

  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<NetworkPainter>(null);
  const hovered = useRef<UnitRef | null>(null);
  const focused = useRef<UnitRef | null>(null);

  const request = useLiveDraw(source, (frame) => {
    if (!canvas.current || !scene) return;
    painter.current ??= createNetworkPainter(canvas.current);
    const complete = painter.current.draw(scene, frame, hovered.current ?? focused.current, selected);
    if (!complete) request();
  });

  const { onHover, onFocus, onSelect } = props;
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

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div ref={room} className={styles.room} role="group" aria-label={label}>
      <div className={styles.content} style={layout ? { width: layout.width, height: layout.height } : undefined}>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus */}
        <canvas
          ref={canvas}
          className={styles.canvas}
          aria-hidden="true"
          style={layout ? { width: layout.width, height: layout.height } : undefined}
        />
        <div ref={headers}>
          {layout &&
            header &&
            layout.columns.map((column, index) => {
              const headerRoom = Math.floor(column.room - (between && roomy ? BETWEEN + 8 : 6));
              return (
                <div
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  key={index}
                  className={styles.header}
                  style={{ left: column.centre - headerRoom / 2, width: headerRoom }}
                >
                  {header(index, headerRoom)}
                </div>
              );
            })}
        </div>
        {layout &&
          between &&
          layout.columns.slice(1).map((column, gap) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a gap is its place
              key={gap}
              className={styles.between}
              style={
                roomy
                  ? {
                      left: column.centre - (layout.pitch + BETWEEN) / 2,
                      top: 0,
                      width: BETWEEN,
                      flexDirection: 'column',
                    }
                  : { left: column.centre - layout.pitch, top, width: layout.pitch }
              }
            >
              {between(gap)}
            </div>
          ))}
        {layout && (
          <Units
            layout={layout}
            view={view}
            names={names}
            selected={selected}
            onPoint={point}
            onFocus={focus}
            onSelect={onSelect}
          />
        )}
      </div>
    </div>
  );
}

interface UnitsProps {
  readonly layout: NetworkLayout;
  readonly view: PlotView;
  readonly names: readonly string[];
  readonly selected: UnitRef | null;
  readonly onPoint: (unit: UnitRef | null) => void;
  readonly onFocus: (unit: UnitRef | null, visible: boolean) => void;
  readonly onSelect: ((unit: UnitRef) => void) | undefined;
}

/** A transparent button over every unit. One tab stop a column; arrow keys walk from unit to unit. */
function Units({ layout, view, names, selected, onPoint, onFocus, onSelect }: UnitsProps) {
  const focusAt = (event: FocusEvent<HTMLElement>) => {
    const unit = unitAt(event.target);
    if (!unit) return;
    const before = event.currentTarget.querySelector<HTMLElement>(`[data-layer="${unit.layer}"][tabindex="0"]`);
    if (before) before.tabIndex = -1;
    event.target.tabIndex = 0;
    onFocus(unit, event.target.matches(':focus-visible'));
  };

  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const unit = unitAt(event.target);
    const way = ARROWS[event.key];
    if (!unit || !way || event.altKey || event.ctrlKey || event.metaKey) return;
    const layer = unit.layer + way[0];
    const nodes = layout.columns[layer + 1]?.nodes;
    if (!nodes) return;
    const to = Math.min(nodes.length - 1, Math.max(0, unit.unit + way[1]));
    event.preventDefault();
    // The page may use the same keys as shortcuts.
    event.stopPropagation();
    event.currentTarget.querySelector<HTMLElement>(`[data-layer="${layer}"][data-unit="${to}"]`)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the buttons inside
    <div
      onPointerOver={(event: PointerEvent) => onPoint(unitAt(event.target))}
      onPointerLeave={() => onPoint(null)}
      onFocus={focusAt}
      onBlur={() => onFocus(null, false)}
      onKeyDown={walk}
      onClick={(event) => {
        const unit = unitAt(event.target);
        if (unit) onSelect?.(unit);
      }}
    >
      {layout.columns.map(({ nodes, more, hidden, labelHeight, centre, room }, column) => {
        const layer = column - 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <Fragment key={column}>
            {nodes.map(({ unit, x, y, size }) => (
              <button
                key={unit}
                type="button"
                className={styles.unit}
                data-layer={layer}
                data-unit={unit}
                tabIndex={unit === 0 ? 0 : -1}
                aria-label={unitName(view, { layer, unit }, names)}
                title={layer < 0 && !inputMap(view, unit) ? 'stands at its mean in the maps' : undefined}
                aria-pressed={selected?.layer === layer && selected.unit === unit}
                style={{ left: x, top: y, width: size, height: size } as CSSProperties}
              />
            ))}
            {labelHeight > 0 &&
              nodes.map(({ unit, y, size }) => {
                const name = (layer < 0 ? view.features : view.classes)[unit] ?? '';
                const width = Math.floor(room - 4);
                return (
                  <span
                    key={unit}
                    className={styles.name}
                    title={name}
                    aria-hidden="true"
                    style={{ left: centre - width / 2, width, top: y + size + 2 }}
                  >
                    <FeatureName name={name} />
                  </span>
                );
              })}
            {more && more.height > 10 && (
              <span
                className={styles.more}
                title={`${hidden} more units that find no room here`}
                style={{ left: more.x, top: more.y, width: more.width, height: more.height }}
              >
                +{hidden}
              </span>
            )}
          </Fragment>
        );
      })}
    </div>
  );
}

const ARROWS: Record<string, readonly [layer: number, unit: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** "Input x1", "Hidden 2, unit 3", "Output" or "Output, setosa". @param names as the hidden layers are called */
export function unitName(view: PlotView, { layer, unit }: UnitRef, names: readonly string[] = []): string {
  if (layer < 0) return `Input ${view.features[unit] ?? unit + 1}`;
  if (layer < view.layers.length - 1) return `${names[layer] ?? `Hidden ${layer + 1}`}, unit ${unit + 1}`;
  return (view.layers[layer]?.units ?? 1) > 1 ? `Output, ${view.classes[unit] ?? `unit ${unit + 1}`}` : 'Output';
}

function columnsOf(view: PlotView) {
  return [
    { units: view.features.length, labelled: true, maxSize: 42 },
    ...view.layers.map(({ units }, layer) => {
      const output = layer === view.layers.length - 1;
      return { units, labelled: output && units > 1, maxSize: output ? 48 : 38 };
    }),
  ];
}

function unitAt(target: EventTarget): UnitRef | null {
  const { layer, unit } = (target as HTMLElement).dataset;
  return layer === undefined || unit === undefined ? null : { layer: Number(layer), unit: Number(unit) };
}

function sameUnit(a: UnitRef | null, b: UnitRef | null): boolean {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.unit === b.unit);
}

/** The height of an element's tallest child, followed as it changes. */
function useTallestChild() {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const parent = ref.current;
    if (!parent) return;
    const measure = () =>
      setHeight(Math.max(0, ...Array.from(parent.children, (child) => (child as HTMLElement).offsetHeight)));
    const sizes = new ResizeObserver(measure);
    const observe = () => {
      sizes.disconnect();
      for (const child of parent.children) sizes.observe(child);
    };
    // Children come and go: with the first layout, and with layers.
    const list = new MutationObserver(observe);
    list.observe(parent, { childList: true });
    observe();
    return () => {
      sizes.disconnect();
      list.disconnect();
    };
  }, []);
  return [ref, height] as const;
}
