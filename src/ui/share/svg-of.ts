/** Redraws elements of the page as SVG: boxes, text, canvases and SVG, with the look that they have on the screen. */

/** An element as SVG without its own <svg>: the content, and definitions that it refers to. */
export interface Redrawn {
  readonly content: string;
  readonly definitions: string;
}

interface Offset {
  readonly left: number;
  readonly top: number;
}

interface Pen {
  readonly offset: Offset;
  readonly definitions: string[];
}

/** Parts of the page that are of no use on a picture. */
const LEFT_OUT =
  'input[type="range"], input[type="checkbox"], input[type="radio"], textarea, select + svg, [role="tooltip"], [role="status"], [data-picture="none"], .katex-mathml, .visually-hidden';
const BUTTON = 'button, [role="button"]';
/** Buttons whose text is a part of the picture: those of a legend while they are on, and titles. */
const LEGEND = 'button[aria-pressed="true"]';
const TITLE = 'h2 button, h3 button, h4 button';
/** Boxes around these only say that they can be pressed. */
const CONTROLS = ':scope > :is(button, select, input)';

/** @param offset the position of the picture's upper left corner on the page */
export function svgOf(element: Element, offset: Offset): Redrawn {
  const pen: Pen = { offset, definitions: [] };
  return { content: drawElement(element, pen), definitions: pen.definitions.join('') };
}

function drawElement(element: Element, pen: Pen): string {
  const style = getComputedStyle(element);
  if (element.matches(LEFT_OUT) || style.display === 'none' || style.opacity === '0') return '';
  // Buttons on pictures are for pressing, and their icons say how.
  const inButton = element.closest(BUTTON);
  if (inButton?.matches('[aria-pressed="false"]')) return '';
  if (element instanceof HTMLSelectElement || element instanceof HTMLInputElement)
    return drawValue(element, style, pen);
  if (element instanceof SVGSVGElement)
    return inButton && !inButton.matches(LEGEND) ? '' : drawSvg(element, style, pen);
  const visible = style.visibility === 'visible';
  const own = visible ? drawBox(element, style, pen) : '';
  const inner =
    element instanceof HTMLCanvasElement || element instanceof HTMLImageElement
      ? drawPixels(element, style, pen)
      : [...element.childNodes].map((child) => drawNode(child, style, pen)).join('');
  const clipped = style.overflowX === 'visible' || inner === '' ? inner : clip(element, style, inner, pen);
  const all = own + clipped;
  return style.opacity === '1' || all === '' ? all : `<g opacity="${style.opacity}">${all}</g>`;
}

function drawNode(node: Node, style: CSSStyleDeclaration, pen: Pen): string {
  if (node instanceof Element) return drawElement(node, pen);
  return node instanceof Text && style.visibility === 'visible' ? drawText(node, style, pen) : '';
}

function boxOf(element: Element, { offset }: Pen) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left - offset.left, y: top - offset.top, width, height };
}

type Attributes = Readonly<Record<string, string | number | null>>;

function tag(name: string, attributes: Attributes, content = ''): string {
  const text = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? shortNumber(value) : escaped(value as string)}"`);
  return `<${name}${text.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

function shortNumber(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** Text for SVG. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Cc}/gu, ' ');
}

function isSeen(color: string): boolean {
  return color !== 'transparent' && !/^rgba\(.*, 0\)$|\/ 0\)$/.test(color);
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

function drawBox(element: Element, style: CSSStyleDeclaration, pen: Pen): string {
  if (element.matches(BUTTON) || element.querySelector(CONTROLS)) return '';
  const box = boxOf(element, pen);
  if (box.width === 0 || box.height === 0) return '';
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.width / 2, box.height / 2);
  const rx = radius > 0 ? radius : null;
  const gradient = style.backgroundImage.startsWith('linear-gradient')
    ? defineGradient(style.backgroundImage, pen)
    : null;
  const background = isSeen(style.backgroundColor) ? tag('rect', { ...box, rx, fill: style.backgroundColor }) : '';
  const shade = gradient ? tag('rect', { ...box, rx, fill: `url(#${gradient})` }) : '';
  return background + shade + drawBorder(box, radius, style);
}

function drawBorder(box: ReturnType<typeof boxOf>, radius: number, style: CSSStyleDeclaration): string {
  const [top, right, bottom, left] = SIDES.map((side) => ({
    width: Number.parseFloat(style[`border${side}Width`]) || 0,
    color: style[`border${side}Color`],
    style: style[`border${side}Style`],
  })) as [Border, Border, Border, Border];
  const sides = [top, right, bottom, left];
  const isDrawn = ({ width, color, style: kind }: Border) => width > 0 && kind !== 'none' && isSeen(color);
  if (!sides.some(isDrawn)) return '';
  const { x, y, width, height } = box;
  if (sides.every((side) => side.width === top.width && side.color === top.color) && isDrawn(top)) {
    const half = top.width / 2;
    const inner = { x: x + half, y: y + half, width: width - top.width, height: height - top.width };
    return tag('rect', {
      ...inner,
      rx: radius > half ? radius - half : null,
      fill: 'none',
      stroke: top.color,
      'stroke-width': top.width,
      'stroke-dasharray': top.style === 'dashed' ? '3 3' : null,
    });
  }
  const bars = [
    { x, y, width, height: top.width },
    { x: x + width - right.width, y, width: right.width, height },
    { x, y: y + height - bottom.width, width, height: bottom.width },
    { x, y, width: left.width, height },
  ];
  return bars
    .map((bar, index) => {
      const side = sides[index] as Border;
      return isDrawn(side) ? tag('rect', { ...bar, fill: side.color }) : '';
    })
    .join('');
}

interface Border {
  readonly width: number;
  readonly color: string;
  readonly style: string;
}

/** @returns its id; null for a gradient that is not a list of colours */
function defineGradient(image: string, { definitions }: Pen): string | null {
  const inner = /^linear-gradient\((.*)\)$/s.exec(image)?.[1] ?? '';
  const parts = inner.split(/,(?![^(]*\))/).map((part) => part.trim());
  const direction = /^(to |-?[\d.]+deg)/.test(parts[0] ?? '') ? parts.shift() : '180deg';
  const stops = parts.map((part) => {
    const [, color = part, places = ''] = /^(.*?\)|[a-z]+|#\w+)((?:\s+-?[\d.]+%)*)$/i.exec(part) ?? [];
    return { color, places: places.trim().split(/\s+/).filter(Boolean) };
  });
  if (stops.length < 2) return null;
  const id = `gradient${definitions.length}`;
  const list = stops.flatMap(({ color, places }, index) =>
    (places.length > 0 ? places : [`${(100 * index) / (stops.length - 1)}%`]).map((offset) =>
      tag('stop', { offset, 'stop-color': color }),
    ),
  );
  const across = direction === 'to right' || direction === '90deg';
  const up = direction === 'to top' || direction === '0deg';
  const ends = across ? { x2: '1', y2: '0' } : up ? { y1: '1', x2: '0', y2: '0' } : { x2: '0', y2: '1' };
  definitions.push(tag('linearGradient', { id, ...ends }, list.join('')));
  return id;
}

function clip(element: Element, style: CSSStyleDeclaration, content: string, pen: Pen): string {
  const id = `clip${pen.definitions.length}`;
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const rect = tag('rect', { ...boxOf(element, pen), rx: radius > 0 ? radius : null });
  pen.definitions.push(tag('clipPath', { id }, rect));
  return tag('g', { 'clip-path': `url(#${id})` }, content);
}

function drawPixels(element: HTMLCanvasElement | HTMLImageElement, style: CSSStyleDeclaration, pen: Pen): string {
  if (style.visibility !== 'visible') return '';
  const box = boxOf(element, pen);
  const href = element instanceof HTMLCanvasElement ? pixelsOf(element) : pixelsOf(copyOf(element));
  if (href === null || box.width === 0) return '';
  const isPixelated = style.imageRendering === 'pixelated';
  const rendering = isPixelated ? 'image-rendering: pixelated' : null;
  return tag('image', { ...box, preserveAspectRatio: 'none', style: rendering, href });
}

function pixelsOf(canvas: HTMLCanvasElement): string | null {
  return canvas.width * canvas.height === 0 ? null : canvas.toDataURL('image/png');
}

function copyOf(image: HTMLImageElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas;
}

/** The look of a shape in SVG that stylesheets may decide. */
const LOOK = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'visibility',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'vector-effect',
  'paint-order',
];

function drawSvg(svg: SVGSVGElement, style: CSSStyleDeclaration, pen: Pen): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  const hidden: Element[] = [];
  for (const [index, element] of copy.querySelectorAll('*').entries()) {
    const original = originals[index] as Element;
    const computed = getComputedStyle(original);
    if (computed.display === 'none') hidden.push(element);
    settle(element, computed);
  }
  for (const element of hidden) element.remove();
  const { x, y, width, height } = boxOf(svg, pen);
  if (width === 0 || height === 0) return '';
  settle(copy, style);
  for (const name of [...copy.getAttributeNames()]) {
    if (!LOOK.includes(name) && name !== 'viewBox' && name !== 'preserveAspectRatio') copy.removeAttribute(name);
  }
  for (const [name, value] of Object.entries({ x, y, width, height })) copy.setAttribute(name, shortNumber(value));
  if (style.overflowX === 'visible') copy.setAttribute('overflow', 'visible');
  return new XMLSerializer().serializeToString(copy).replace(/ xmlns="[^"]*"/g, '');
}

/** Writes the look of an element into its attributes, in place of classes and styles. */
function settle(element: Element, style: CSSStyleDeclaration): void {
  for (const property of LOOK) {
    const value = style.getPropertyValue(property);
    if (value) element.setAttribute(property, property === 'font-family' ? withFallback(value) : value);
  }
  if (style.transform !== 'none' && !element.hasAttribute('transform'))
    element.setAttribute('transform', style.transform);
  for (const name of element.getAttributeNames()) {
    if (/^(class|style|id|tabindex|role|on|aria-|data-)/.test(name)) element.removeAttribute(name);
  }
}

/** Fonts that a picture may be shown with elsewhere, after those of the page. */
function withFallback(family: string): string {
  if (family.includes('KaTeX')) return `${family}, "Times New Roman", Times, serif`;
  return /\b(sans-serif|serif|monospace)\s*$/.test(family) ? family : `${family}, sans-serif`;
}

const measure = document.createElement('canvas').getContext('2d');

function drawText(node: Text, style: CSSStyleDeclaration, pen: Pen): string {
  const button = node.parentElement?.closest(BUTTON);
  if (node.data.trim() === '' || (button && !button.matches(`${LEGEND}, ${TITLE}`))) return '';
  return linesOf(node)
    .map(({ text, box }) => writeText(changeCase(text, style.textTransform), box, style, pen))
    .join('');
}

/** The chosen value of a field, as plain text. */
function drawValue(field: HTMLSelectElement | HTMLInputElement, style: CSSStyleDeclaration, pen: Pen): string {
  const text = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.value;
  if (!measure || text.trim() === '') return '';
  measure.font = fontOf(style);
  const { width } = measure.measureText(text);
  const { left, top, width: room, height } = field.getBoundingClientRect();
  return writeText(text, new DOMRect(left + Math.max(0, (room - width) / 2), top, width, height), style, pen);
}

/** @param box the space of the line on the page */
function writeText(text: string, box: DOMRect, style: CSSStyleDeclaration, pen: Pen): string {
  if (text === '' || box.width === 0) return '';
  const { above, height } = ascentOf(style);
  const attributes = {
    x: box.left - pen.offset.left,
    y: box.top - pen.offset.top + above + (box.height - height) / 2,
    fill: style.color,
    'font-family': withFallback(style.fontFamily),
    'font-size': style.fontSize,
    'font-style': style.fontStyle === 'normal' ? null : style.fontStyle,
    'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
    // Keeps its width if another font has to do.
    textLength: text.length > 1 ? box.width : null,
    lengthAdjust: text.length > 1 ? 'spacingAndGlyphs' : null,
  };
  return tag('text', attributes, escaped(text));
}

interface Line {
  readonly text: string;
  readonly box: DOMRect;
}

/** The lines into which the page breaks a text. */
function linesOf(node: Text): Line[] {
  const range = document.createRange();
  const lines: { from: number; to: number }[] = [];
  let top = Number.NaN;
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const place = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (last && Math.abs(place.top - top) < place.height / 2) last.to = index + word.length;
    else lines.push({ from: index, to: index + word.length });
    top = place.top;
  }
  return lines.map(({ from, to }) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return { text: node.data.slice(from, to).replace(/\s+/g, ' '), box: range.getBoundingClientRect() };
  });
}

/** The height of a font above the line on which the letters stand, and its whole height. */
function ascentOf(style: CSSStyleDeclaration) {
  const size = Number.parseFloat(style.fontSize);
  if (!measure) return { above: 0.8 * size, height: size };
  measure.font = fontOf(style);
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = measure.measureText('x');
  return { above, height: above + below };
}

function fontOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string {
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
}

function changeCase(text: string, transform: string): string {
  if (transform === 'uppercase') return text.toUpperCase();
  return transform === 'lowercase' ? text.toLowerCase() : text;
}
