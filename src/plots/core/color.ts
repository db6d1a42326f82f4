import { interpolateLab, rgb } from 'd3';
import { useSyncExternalStore } from 'react';

/**
 * Every colour of the plots, read from the custom properties of `src/ui/theme.css`, the only palette. `usePalette`
 * returns a new one when the theme changes.
 */
export interface Palette {
  readonly ground: string;
  readonly surface: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly hairline: string;
  readonly accent: string;
  readonly positive: string;
  readonly neutral: string;
  readonly negative: string;
  /** What is wrong. */
  readonly alarm: string;
  /** Colours of more than two classes. */
  readonly classes: readonly string[];
  /** From negative through neutral to positive in `LEVELS` steps, packed like the pixels of `ImageData`. */
  readonly diverging: Uint32Array;
  /** The same colours, softened, as a background on which points are visible. */
  readonly soft: Uint32Array;
  /** From neutral to a softened class colour, one for each of `classes`. */
  readonly confidence: readonly Uint32Array[];
  /** The same colours for a map without shades. */
  readonly discrete: {
    /** `soft` in two halves, for two classes. */
    readonly halves: Uint32Array;
    /** `soft` in `DISCRETE_STEPS` steps, for numbers. */
    readonly steps: Uint32Array;
    /**
     * For several classes: the full colour at every level but the lowest, at which all classes are equally probable.
     */
    readonly classes: readonly Uint32Array[];
  };
}

/** Number of entries in a lookup. */
export const LEVELS = 256;

/** Number of colours in a discrete map of numbers. An even number, so that one border is in the middle. */
export const DISCRETE_STEPS = 10;

/** Strength of a colour beneath points. */
const SOFTNESS = 0.68;

const PROPERTIES = {
  ground: '--ground',
  surface: '--surface',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  hairline: '--hairline',
  accent: '--accent',
  positive: '--positive',
  neutral: '--neutral',
  negative: '--negative',
  alarm: '--alarm',
} as const;

/** The properties `--class-0`, `--class-1` and so on. */
const CLASS_PROPERTIES = Array.from({ length: 10 }, (_, label) => `--class-${label}`);

type Named = Record<keyof typeof PROPERTIES, string> & { classes: readonly string[] };

/** Adds lookups to the named colours. */
export function createPalette(named: Named): Palette {
  const softly = (color: string) => interpolateLab(named.surface, color)(SOFTNESS);
  const soft = createLookup([softly(named.negative), named.neutral, softly(named.positive)]);
  // Most of the lookups, which only networks with several classes need.
  const confidence = once(() => named.classes.map((color) => createLookup([named.neutral, softly(color)])));
  const classes = once(() =>
    confidence().map((shades) => shades.map((shade, level) => (level === 0 ? shade : (shades.at(-1) as number)))),
  );
  return {
    ...named,
    diverging: createLookup([named.negative, named.neutral, named.positive]),
    soft,
    get confidence() {
      return confidence();
    },
    discrete: {
      halves: quantize(soft, 2),
      steps: quantize(soft, DISCRETE_STEPS),
      get classes() {
        return classes();
      },
    },
  };
}

/** A function that computes its result with the first call. */
function once<T extends object>(compute: () => T): () => T {
  let result: T | undefined;
  return () => {
    result ??= compute();
    return result;
  };
}

/** Returns a lookup of the same length in equal steps; the first and the last have its end colours. */
export function quantize(lookup: Uint32Array, steps: number): Uint32Array {
  const { length } = lookup;
  return lookup.map((_, level) => {
    const step = Math.floor((level * steps) / length);
    return lookup[Math.round((step / (steps - 1)) * (length - 1))] as number;
  });
}

/** Packed pixels along evenly spaced colour stops. */
export function createLookup(stops: readonly string[], levels: number = LEVELS): Uint32Array {
  const bytes = new Uint8ClampedArray(levels * 4);
  const spans = stops.slice(1).map((stop, index) => interpolateLab(stops[index] as string, stop));
  for (let level = 0; level < levels; level++) {
    const position = (level / (levels - 1)) * spans.length;
    const span = Math.min(spans.length - 1, Math.floor(position));
    const color = rgb(spans[span]?.(position - span) ?? (stops[0] as string));
    bytes.set([color.r, color.g, color.b, 255], level * 4);
  }
  return new Uint32Array(bytes.buffer);
}

/** The colour of a class. Two classes are the ends of the diverging scale: 0 negative, 1 positive. */
export function classColor(palette: Palette, classCount: number, label: number): string {
  if (classCount <= 2) return label > 0 ? palette.positive : palette.negative;
  return cycled(palette, Math.round(label));
}

/** The colour of a token: that of the class with the same index, because a network often predicts tokens. */
export function tokenColor(palette: Palette, token: number): string {
  return cycled(palette, token);
}

/** The colour of one of several numbers at each step. */
export function seriesColor(palette: Palette, index: number): string {
  return cycled(palette, index + 1);
}

function cycled({ classes, ink2 }: Palette, index: number): string {
  return classes[index % classes.length] ?? ink2;
}

/** A CSS colour from a lookup, for drawing shapes; `share` runs from 0 to 1. */
export function lookupColor(lookup: Uint32Array, share: number): string {
  const bounded = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0.5;
  const [r, g, b] = new Uint8Array(lookup.buffer, Math.round(bounded * (lookup.length - 1)) * 4, 3);
  return `rgb(${r},${g},${b})`;
}

/** A lookup as a CSS gradient, for legends. */
export function lookupGradient(lookup: Uint32Array): string {
  const stops = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1].map((share) => lookupColor(lookup, share));
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** A quantized lookup as a CSS gradient with hard edges. */
export function stepGradient(lookup: Uint32Array, steps: number): string {
  const stops = Array.from({ length: steps }, (_, step) => {
    const color = lookupColor(lookup, (step + 0.5) / steps);
    return `${color} ${(100 * step) / steps}% ${(100 * (step + 1)) / steps}%`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

let current: Palette | null = null;
const listeners = new Set<() => void>();
let stopWatching: (() => void) | null = null;

/** The current palette of the page. It is a new object only if the colours have changed. */
export function usePalette(): Palette {
  return useSyncExternalStore(subscribe, snapshot);
}

function snapshot(): Palette {
  current ??= createPalette(readColors());
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (stopWatching === null) {
    stopWatching = watchTheme(refresh);
    // The colours may have changed while nothing watched them.
    refresh();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      stopWatching?.();
      stopWatching = null;
    }
  };
}

function refresh() {
  const named = readColors();
  const before = current;
  const same =
    before !== null &&
    Object.keys(PROPERTIES).every(
      (key) => before[key as keyof typeof PROPERTIES] === named[key as keyof typeof PROPERTIES],
    ) &&
    named.classes.every((color, index) => color === before.classes[index]);
  if (same) return;
  current = createPalette(named);
  for (const listener of listeners) listener();
}

/** Detects a theme change by an attribute of the root element, by the system, or by a new style sheet. */
function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true });
  observer.observe(document.head, { childList: true });
  const wishes = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];
  const queries = wishes.map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

/** Lets the browser compute each property, so that any CSS notation is allowed. */
function readColors(): Named {
  const probe = document.createElement('span');
  // Even if the system forces its colours on text, pictures use the values of the properties.
  probe.style.cssText = 'display: none; forced-color-adjust: none';
  document.documentElement.append(probe);
  let context: CanvasRenderingContext2D | null = null;

  const read = (property: string) => {
    probe.style.color = `var(${property})`;
    const computed = getComputedStyle(probe).color;
    if (rgb(computed).opacity === 1) return rgb(computed).formatHex();
    context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!context) return rgb(computed).formatHex();
    // D3 cannot read this notation, so paint the colour and read the pixel.
    context.fillStyle = computed;
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
    return rgb(r, g, b).formatHex();
  };

  const named = Object.fromEntries(
    Object.entries(PROPERTIES).map(([key, property]) => [key, read(property)]),
  ) as Record<keyof typeof PROPERTIES, string>;
  const classes = CLASS_PROPERTIES.map(read);
  probe.remove();
  return { ...named, classes };
}
