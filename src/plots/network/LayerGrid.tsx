import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { colorMap, firstMap, fits, type MapRange, PixelBuffer, resolveRange } from '../core/heatmap.ts';
import { useLiveDraw } from '../core/live.ts';
import { pixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas, useSize } from '../core/size.ts';
import type { LiveSource, PlotFrame, PlotView, UnitRef } from '../core/types.ts';
import { unitName } from '../core/unit-name.ts';
import styles from './LayerGrid.module.css';

interface Props {
  readonly view: PlotView;
  readonly source: LiveSource<PlotFrame>;
  readonly layer: number;
  readonly range: MapRange;
  readonly names: readonly string[];
  readonly onHover: (unit: UnitRef | null) => void;
  readonly onSelect: ((unit: UnitRef, button: HTMLElement) => void) | undefined;
  readonly onClose: () => void;
}

const GAP = 4;
const LARGEST = 64;
const SMALLEST = matchMedia('(pointer: coarse)').matches ? 40 : 24;

/** A dialog on top of the network with every unit of one layer. */
export function LayerGrid({ view, source, layer, range, names, onHover, onSelect, onClose }: Props) {
  const palette = usePalette();
  const [room, size] = useSize<HTMLDivElement>();
  const dialog = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const buffer = useRef<PixelBuffer>(null);
  const units = view.layers[layer]?.units ?? 0;
  const grid = useMemo(() => (size ? placeGrid(units, size.width, size.height) : null), [units, size]);
  const name = names[layer] ?? `Hidden ${layer + 1}`;

  useLiveDraw(source, (frame) => {
    if (!canvas.current || !grid) return;
    const context = prepareCanvas(canvas.current, grid);
    if (!context || !fits(view, frame)) return;
    buffer.current ??= new PixelBuffer();
    const atlas = buffer.current;
    const side = view.grid.size;
    const stride = Math.max(1, Math.floor(side / ((grid.pitch - GAP) * pixelRatio())));
    const cell = Math.ceil(side / stride);
    atlas.resize(grid.perRow * cell, Math.ceil(units / grid.perRow) * cell);
    const first = firstMap(view, layer) * side * side;
    const span = resolveRange(range, frame.maps, first, first + units * side * side, 7);
    for (let unit = 0; unit < units; unit++) {
      const row = Math.floor(unit / grid.perRow);
      const start = (row * grid.perRow * cell + (unit % grid.perRow)) * cell;
      const target = { pixels: atlas.pixels, rowLength: atlas.canvas.width, start };
      colorMap(frame.maps, first + unit * side * side, side, stride, span, palette.diverging, target);
    }
    atlas.flush();
    for (let unit = 0; unit < units; unit++) {
      const column = unit % grid.perRow;
      const row = Math.floor(unit / grid.perRow);
      const to = grid.pitch - GAP;
      context.drawImage(
        atlas.canvas,
        column * cell,
        row * cell,
        cell,
        cell,
        column * grid.pitch,
        row * grid.pitch,
        to,
        to,
      );
    }
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
                aria-label={unitName(view, { layer, unit }, names)}
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

/** Finds the largest size at which all squares fit. If even the smallest do not fit, the grid scrolls. */
export function placeGrid(units: number, width: number, height: number) {
  const at = (pitch: number) => {
    const perRow = Math.max(1, Math.min(units, Math.floor((width + GAP) / pitch)));
    const rows = Math.ceil(units / perRow);
    return { pitch, perRow, width: perRow * pitch - GAP, height: rows * pitch - GAP };
  };
  let pitch = LARGEST + GAP;
  while (pitch > SMALLEST + GAP && at(pitch).height > height) pitch--;
  return at(pitch);
}
