import { extent, line, range } from 'd3';
import { useEffect, useRef } from 'react';
import { type Palette, seriesColor, tokenColor, usePalette } from './color.ts';
import { inRem } from './design-pixels.ts';
import { usePixelRatio } from './pixel-ratio.ts';
import styles from './SequenceStrips.module.css';
import { prepareCanvas } from './size.ts';

interface Props {
  /** [count, steps, names]. Shows as many of them as fit, from the first. */
  readonly values: ArrayLike<number>;
  readonly steps: number;
  /** Names of the numbers at each step; a single one for tokens. */
  readonly names: readonly string[];
  /** The vocabulary; null if the steps are numbers. */
  readonly tokens: readonly string[] | null;
  /** Side in design pixels. */
  readonly size: number;
}

/** The smallest side of a square in which a letter can be recognized, in design pixels. */
const SQUARE = 7;
/** The most curves one above the other. */
const CURVES = 4;

/**
 * A few sequences, one below the other: the first tokens as squares with their names, or numbers as curves. Decorative,
 * because the text beside it names the dataset.
 */
export function SequenceStrips({ values, steps, names, tokens, size }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const ratio = usePixelRatio();

  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, { width: size, height: size }, ratio);
    if (!context) return;
    if (tokens === null) drawCurves(context, { values, steps, names, size }, palette);
    else drawTokens(context, { values, steps, tokens, size }, palette);
  }, [values, steps, names, tokens, size, palette, ratio]);

  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
    <canvas ref={canvas} aria-hidden="true" className={styles.canvas} style={inRem({ width: size, height: size })} />
  );
}

function drawTokens(
  context: CanvasRenderingContext2D,
  { values, steps, tokens, size }: Omit<Props, 'names'> & { readonly tokens: readonly string[] },
  palette: Palette,
): void {
  const across = Math.min(steps, Math.floor(size / SQUARE));
  const side = size / across;
  context.font = `600 ${0.8 * side}px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = 0; row < across; row++) {
    for (let step = 0; step < across; step++) {
      const token = values[row * steps + step];
      if (token === undefined) return;
      context.globalAlpha = 0.3;
      context.fillStyle = tokenColor(palette, token);
      context.fillRect(step * side, row * side + 0.5, side - 0.5, side - 1);
      context.globalAlpha = 1;
      context.fillStyle = palette.ink;
      context.fillText(tokens[token] ?? '', (step + 0.5) * side - 0.25, (row + 0.55) * side);
    }
  }
}

function drawCurves(
  context: CanvasRenderingContext2D,
  { values, steps, names, size }: Omit<Props, 'tokens'>,
  palette: Palette,
): void {
  const count = Math.min(CURVES, Math.floor(values.length / (steps * names.length)));
  const height = size / count;
  // A margin keeps neighbouring curves apart.
  const margin = height / 8;
  for (const index of names.keys()) {
    const numbers = range(count * steps).map((step) => values[step * names.length + index] as number);
    const [low = 0, high = 0] = extent(numbers);
    const share = (value: number) => (high > low ? (value - low) / (high - low) : 0.5);
    context.strokeStyle = seriesColor(palette, index);
    for (let row = 0; row < count; row++) {
      const curve = line<number>(
        (_, step) => (step / Math.max(1, steps - 1)) * (size - 2) + 1,
        (value) => (row + 1) * height - margin - share(value) * (height - 2 * margin),
      ).context(context);
      context.beginPath();
      curve(numbers.slice(row * steps, (row + 1) * steps));
      context.stroke();
    }
  }
}
