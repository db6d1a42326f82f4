/**
 * The shapes of examples as SVG paths around the origin. The outline shows the part, and the glyph inside shows the
 * class. Pure.
 */

/**
 * The outline for training (disc), validation (diamond) and test (square, drawn hollow), about the size of a disc of
 * `radius`.
 */
export function outline(part: number, radius: number): string {
  if (part === 1) return polygon([0, -1.35, 1.35, 0, 0, 1.35, -1.35, 0], radius);
  if (part === 2) return polygon([-1.05, -1.05, 1.05, -1.05, 1.05, 1.05, -1.05, 1.05], radius);
  return disc(radius);
}

/** The filled glyph of a class inside an outline; empty for the first class. */
export function glyph(label: number, radius: number): string {
  return GLYPHS[Math.round(label) % GLYPHS.length]?.(radius) ?? '';
}

const BAR = [-0.72, -0.2, 0.72, -0.2, 0.72, 0.2, -0.72, 0.2];

const GLYPHS: readonly ((radius: number) => string)[] = [
  () => '',
  (radius) => disc(radius * 0.42),
  (radius) => polygon(BAR, radius),
  (radius) => polygon(turned(90), radius),
  (radius) => polygon(BAR, radius) + polygon(turned(90), radius),
  (radius) => polygon(turned(-45), radius),
  (radius) => polygon(turned(45), radius),
  (radius) => polygon(turned(-45), radius) + polygon(turned(45), radius),
  (radius) => polygon([0, -0.65, 0.6, 0.45, -0.6, 0.45], radius),
  (radius) => polygon([0, 0.65, 0.6, -0.45, -0.6, -0.45], radius),
];

function turned(degrees: number): number[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return BAR.map((value, place) =>
    place % 2 === 0 ? value * cos - (BAR[place + 1] as number) * sin : (BAR[place - 1] as number) * sin + value * cos,
  );
}

function disc(radius: number): string {
  return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

function polygon(corners: readonly number[], radius: number): string {
  return `M${corners.map((value) => +(value * radius).toFixed(3)).join(' ')}Z`;
}
