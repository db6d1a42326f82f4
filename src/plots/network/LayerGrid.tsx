import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import type { MapRange } from '../core/heatmap.ts';
import { useLiveDraw } from '../core/live.ts';
import { prepareCanvas, useSize } from '../core/size.ts';
import type { LiveSource, PlotView, UnitRef } from '../core/types.ts';
import { GAP, placeGrid } from './grid-place.ts';
import styles from './LayerGrid.module.css';
import type { NetworkPicture } from './picture.ts';

export interface LayerGridProps<T> {
  readonly view: PlotView;
  readonly source: LiveSource<T>;
  readonly picture: NetworkPicture<T>;
  readonly layer: number;
  readonly ranges: readonly MapRange[];
  readonly names: readonly string[];
  readonly onHover: (unit: UnitRef | null) => void;
  readonly onSelect: ((unit: UnitRef, button: HTMLElement) => void) | undefined;
  readonly onClose: () => void;
}

/** A dialog on top of the network with every unit of one layer. */
export function LayerGrid<T>(props: LayerGridProps<T>) {
  const { view, source, picture, layer, ranges, names, onHover, onSelect, onClose } = props;
  const palette = usePalette();
  const [room, size] = useSize<HTMLDivElement>();
  const dialog = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<ReturnType<NetworkPicture<T>['createGridPainter']>>(null);
  const units = view.layers[layer]?.units ?? 0;
  const grid = useMemo(() => (size ? placeGrid(units, size.width, size.height) : null), [units, size]);
  const name = names[layer] ?? `Hidden ${layer + 1}`;

  useLiveDraw(source, (now) => {
    const context = canvas.current && grid && prepareCanvas(canvas.current, grid);
    if (!context) return;
    painter.current ??= picture.createGridPainter();
    painter.current(context, { view, palette, ranges, layer, place: grid }, now);
  });

  const placed = grid !== null;
  useEffect(() => {
    if (!placed) return;
    const before = document.activeElement;
    dialog.current?.querySelector<HTMLElement>('[data-unit="0"]')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [placed]);

  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      onClose();
      return;
    }
    const ways: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -(grid?.perRow ?? 1) };
    const by = event.key === 'ArrowDown' ? (grid?.perRow ?? 1) : ways[event.key];
    const from = Number((event.target as HTMLElement).dataset.unit ?? Number.NaN);
    if (by === undefined || Number.isNaN(from)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = event.currentTarget.querySelector<HTMLElement>(`[data-unit="${from + by}"]`);
    if (!next) return;
    (event.target as HTMLElement).tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };

  const extent = grid ? inRem({ width: grid.width, height: grid.height }) : undefined;
  return (
    <div ref={dialog} role="dialog" aria-label={`All units of ${name}`} className={styles.grid} onKeyDown={keys}>
      <div className={styles.head}>
        <h3>{name}</h3>
        <span>{units} units</span>
        <button
          type="button"
          className={styles.close}
          aria-label={`Close ${name}`}
          title="Close (Esc)"
          onClick={onClose}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      <div ref={room} className={styles.room}>
        <div className={styles.units} style={extent} onPointerLeave={() => onHover(null)}>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus */}
          <canvas ref={canvas} aria-hidden="true" style={extent} />
          {grid &&
            Array.from({ length: units }, (_, unit) => (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: a unit is identified by its index
                key={unit}
                type="button"
                className={styles.unit}
                data-unit={unit}
                tabIndex={unit === 0 ? 0 : -1}
                aria-label={picture.nameOf({ layer, unit }, names)}
                style={inRem({
                  left: (unit % grid.perRow) * grid.pitch,
                  top: Math.floor(unit / grid.perRow) * grid.pitch,
                  width: grid.pitch - GAP,
                  height: grid.pitch - GAP,
                })}
                onPointerEnter={() => onHover({ layer, unit })}
                onFocus={() => onHover({ layer, unit })}
                onBlur={() => onHover(null)}
                onClick={(event) => onSelect?.({ layer, unit }, event.currentTarget)}
              />
            ))}
        </div>
      </div>
    </div>
  );
}
