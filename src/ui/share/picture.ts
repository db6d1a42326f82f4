import { sharpen } from '../../plots/core/pixel-ratio.ts';
import { escaped, svgOf } from './svg-of.ts';

/** What is written on a picture. */
export interface Caption {
  readonly title: string;
  /** Short phrases below the title. */
  readonly settings: readonly string[];
}

/** A plot as a file. */
export interface Picture {
  /** A document that needs nothing else: no font, no stylesheet, no HTML. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 16;
const TITLE = 15;
const SMALL = 11;
const LINE = 1.4;
/** Pixels of a saved picture per CSS pixel. */
const SHARPNESS = 2;
const FONT = 'Inter, system-ui, "Helvetica Neue", Arial, sans-serif';

/** Redraws a plot of the page with its caption. */
export async function pictureOf(element: Element, caption: Caption): Promise<Picture> {
  sharpen(SHARPNESS);
  try {
    // Plots that take long draw over several frames.
    for (let frame = 0; frame < FRAMES; frame++) await new Promise(requestAnimationFrame);
    return compose(element, caption);
  } finally {
    sharpen(1);
  }
}

const FRAMES = 8;

function compose(element: Element, { title, settings }: Caption): Picture {
  const { left, top, width: inner, height: tall } = element.getBoundingClientRect();
  const width = Math.ceil(Math.max(inner, NARROWEST) + 2 * MARGIN);
  const titles = wrapped(title.split(' '), ' ', `600 ${TITLE}px ${FONT}`, width - 2 * MARGIN);
  const lines = wrapped(settings, ' · ', `${SMALL}px ${FONT}`, width - 2 * MARGIN);
  const below = MARGIN + titles.length * TITLE * LINE;
  const head = below + lines.length * SMALL * LINE + MARGIN / 2;
  const height = Math.ceil(head + tall + MARGIN);
  const { ground, ink, ink2 } = coloursAround(element);
  const { content, definitions } = svgOf(element, { left: left - MARGIN, top: top - head });
  const text = (line: string, y: number, size: number, rest: string) =>
    `<text x="${MARGIN}" y="${y.toFixed(1)}" font-family='${FONT}' font-size="${size}" ${rest}>${escaped(line)}</text>`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title><desc>${escaped(settings.join(' · '))}</desc>`,
    definitions && `<defs>${definitions}</defs>`,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    ...titles.map((line, index) =>
      text(line, MARGIN + TITLE + index * TITLE * LINE - 2, TITLE, `font-weight="600" fill="${ink}"`),
    ),
    ...lines.map((line, index) => text(line, below + SMALL + index * SMALL * LINE - 1, SMALL, `fill="${ink2}"`)),
    content,
    '</svg>\n',
  ].join('');
  return { svg, width, height };
}

/** A caption needs some room. */
const NARROWEST = 300;

/** Phrases in lines of at most this width. */
function wrapped(phrases: readonly string[], separator: string, font: string, width: number): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  const lines: string[] = [];
  for (const phrase of phrases) {
    const last = lines.at(-1);
    const longer = last === undefined ? phrase : `${last}${separator}${phrase}`;
    if (last === undefined || (context?.measureText(longer).width ?? 0) > width) lines.push(phrase);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** The colours of the page behind an element. */
function coloursAround(element: Element) {
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string) => page.getPropertyValue(name).trim();
  let ground = '';
  for (let around: Element | null = element; around && !ground; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) ground = backgroundColor;
  }
  return { ground: ground || colour('--ground'), ink: colour('--ink'), ink2: colour('--ink-2') };
}

/** A picture as PNG, with two pixels per pixel of the page. @throws Error if the browser cannot draw it */
export async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = SHARPNESS * width;
    canvas.height = SHARPNESS * height;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('this browser makes no PNG of it');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
