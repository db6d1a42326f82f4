import { type KeyboardEvent, useMemo, useRef } from 'react';
import { type Palette, usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { PixelBuffer } from '../core/heatmap.ts';
import { useLiveDraw } from '../core/live.ts';
import { prepareCanvas, useSize } from '../core/size.ts';
import type { LiveSource } from '../core/types.ts';
import type { Box } from '../network/layout.ts';
import { colorValues, drawPixels } from './draw-pixels.ts';
import styles from './KernelPlot.module.css';
import { gatherKernels, type KernelCell, type KernelLayout, type KernelSet, LINE, layoutKernels } from './kernels.ts';
import { rangeAround0 } from './patch-colors.ts';

/** All parameters of a network, and the gradient by them. */
export interface KernelNumbers {
  readonly parameters: ArrayLike<number>;
  /** null until it is known. */
  readonly gradient: ArrayLike<number> | null;
}

/** The largest absolute numbers in the picture, which have the full colours. */
export interface KernelBounds {
  readonly weights: number;
  /** null if the gradient is not known or not a number. */
  readonly gradient: number | null;
}

interface Props {
  readonly set: KernelSet;
  /** The units in the picture. */
  readonly first: number;
  readonly count: number;
  readonly source: LiveSource<KernelNumbers>;
  /** Name of the group of units. */
  readonly label: string;
  /** Name of a unit, with its numbers in words. */
  readonly nameOf: (unit: number) => string;
  readonly selected: number | null;
  readonly onPoint: (unit: number | null) => void;
  readonly onSelect: (unit: number) => void;
  /** Receives the scale of the colours with every drawing, without rendering React. */
  readonly onBounds: (bounds: KernelBounds) => void;
}

/** The kernels of a layer as pictures, each beside its gradient. Live. Arrow keys move from unit to unit. */
export function KernelPlot(props: Props) {
  const { set, first, count, source, label, nameOf, selected, onPoint, onSelect, onBounds } = props;
  const [room, size] = useSize<HTMLFieldSetElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const font = useRef('');
  const palette = usePalette();
  const width = size?.width ?? 0;
  const layout = useMemo(() => layoutKernels(set, first, count, width), [set, first, count, width]);
  const paint = useMemo(() => painterOf(set, first, count), [set, first, count]);

  useLiveDraw(source, (numbers) => {
    if (!canvas.current || width === 0) return;
    const context = prepareCanvas(canvas.current, { width, height: layout.height });
    if (!context) return;
    font.current ||= `11px ${getComputedStyle(canvas.current).fontFamily}`;
    context.font = font.current;
    if (numbers) onBounds(paint(context, layout, numbers, palette));
  });

  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const by = wayOf(event.key, layout);
    const from = Number((event.target as HTMLElement).dataset.unit);
    if (by === null || Number.isNaN(from) || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = Math.min(first + count - 1, Math.max(first, from + by));
    event.preventDefault();
    // The page may use the same keys as shortcuts.
    event.stopPropagation();
    event.currentTarget.querySelector<HTMLElement>(`[data-unit="${to}"]`)?.focus();
  };
  const stop = selected !== null && selected >= first && selected < first + count ? selected : first;

  return (
    <fieldset ref={room} className={styles.plot} style={inRem({ height: layout.height })} onKeyDown={walk}>
      <legend className="visually-hidden">{label}</legend>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus */}
      <canvas
        ref={canvas}
        aria-hidden="true"
        className={styles.canvas}
        style={inRem({ width, height: layout.height })}
      />
      {layout.cells.map(({ unit, x, y, width: wide, height }) => (
        <button
          key={unit}
          type="button"
          className={styles.unit}
          data-unit={unit}
          tabIndex={unit === stop ? 0 : -1}
          aria-label={nameOf(unit)}
          aria-pressed={unit === selected}
          style={inRem({ left: x, top: y, width: wide, height })}
          onPointerEnter={() => onPoint(unit)}
          onPointerLeave={() => onPoint(null)}
          onFocus={() => onPoint(unit)}
          onBlur={() => onPoint(null)}
          onClick={() => onSelect(unit)}
        />
      ))}
    </fieldset>
  );
}

function wayOf(key: string, { columns, cells }: KernelLayout): number | null {
  const ways: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -cells.length,
    End: cells.length,
  };
  return ways[key] ?? null;
}

/** Colours kernels by their three channels: 0 is a medium grey, and `bound` has the full red, green or blue. */
function mixColors(
  { channels, height, width }: KernelSet,
  numbers: Float32Array,
  bound: number,
  into: PixelBuffer,
): void {
  const area = height * width;
  const bytes = new Uint8ClampedArray(into.pixels.buffer);
  for (let place = 0; place < into.pixels.length; place++) {
    const first = Math.floor(place / area) * channels * area + (place % area);
    for (let channel = 0; channel < channels; channel++) {
      bytes[4 * place + channel] = 127.5 * (1 + (numbers[first + channel * area] as number) / bound);
    }
    bytes[4 * place + 3] = 255;
  }
  into.flush();
}

/** Keeps its buffers from one drawing to the next. */
function painterOf(set: KernelSet, first: number, count: number) {
  const pictures = count * set.channels;
  const numbers = new Float32Array(pictures * set.height * set.width);
  const buffer = new PixelBuffer();
  buffer.resize(set.width, Math.max(1, pictures * set.height));
  const colored = new PixelBuffer();
  if (set.isColored) colored.resize(set.width, Math.max(1, count * set.height));

  /** @returns the bound of the colours; null if no number is finite */
  const draw = (
    context: CanvasRenderingContext2D,
    of: ArrayLike<number>,
    palette: Palette,
    cells: readonly KernelCell[],
    squaresOf: (cell: KernelCell) => readonly Box[],
  ): number | null => {
    gatherKernels(set, of, first, count, numbers);
    const range = rangeAround0({ values: numbers });
    colorValues(numbers, 0, numbers.length, range, palette.diverging, buffer.pixels);
    buffer.flush();
    if (set.isColored) mixColors(set, numbers, range[1], colored);
    cells.forEach((cell, index) => {
      const [first, ...others] = squaresOf(cell) as [Box, ...Box[]];
      if (set.isColored) drawPixels(context, colored, index, set.height, first);
      (set.isColored ? others : [first, ...others]).forEach((square, channel) => {
        drawPixels(context, buffer, index * set.channels + channel, set.height, square);
      });
    });
    return numbers.some(Number.isFinite) ? (numbers.some((number) => number !== 0) ? range[1] : 0) : null;
  };

  return (
    context: CanvasRenderingContext2D,
    { cells }: KernelLayout,
    { parameters, gradient }: KernelNumbers,
    palette: Palette,
  ): KernelBounds => {
    context.fillStyle = palette.ink2;
    context.textBaseline = 'middle';
    for (const { unit, weights, gradient: squares } of cells) {
      const [left, right] = [weights[0], squares[0]];
      if (left) context.fillText(String(unit + 1), left.x, left.y - LINE / 2 - 1);
      if (right && gradient) context.fillText('∇', right.x, right.y - LINE / 2 - 1);
    }
    return {
      weights: draw(context, parameters, palette, cells, (cell) => cell.weights) ?? 0,
      gradient: gradient && draw(context, gradient, palette, cells, (cell) => cell.gradient),
    };
  };
}
