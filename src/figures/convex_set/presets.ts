import type { Point } from '../parts/types.ts';
import type { PlaneSet, Polygon } from './sets.ts';

interface Preset {
  readonly label: string;
  readonly set: PlaneSet;
  /** Two points of the set, where there are such, with a segment that leaves it. */
  readonly a: Point;
  readonly b: Point;
}

const corners = (...places: readonly (readonly [number, number])[]): Polygon => places.map(([x, y]) => ({ x, y }));

/** A regular polygon, or a star if the radii alternate. */
function around(count: number, radius: (index: number) => number, centre: Point = { x: 0, y: 0 }): Polygon {
  return Array.from({ length: count }, (_, index) => {
    const angle = Math.PI / 2 + (2 * Math.PI * index) / count;
    return { x: centre.x + radius(index) * Math.cos(angle), y: centre.y + radius(index) * Math.sin(angle) };
  });
}

/** A disc without a smaller one that overlaps it, as a polygon of many corners. */
function crescent(): Polygon {
  const arc = (radius: number, from: number, to: number, x: number) =>
    Array.from({ length: 41 }, (_, index) => {
      const angle = from + ((to - from) * index) / 40;
      return { x: x + radius * Math.cos(angle), y: radius * Math.sin(angle) };
    });
  // Both circles go through the horns, at x = 0.8.
  const horn = Math.acos(0.8 / 2.4);
  const inner = Math.hypot(2.4 * Math.sin(horn), 0.8 - 1.2);
  const innerHorn = Math.atan2(2.4 * Math.sin(horn), 0.8 - 1.2);
  return [...arc(2.4, horn, 2 * Math.PI - horn, 0), ...arc(inner, 2 * Math.PI - innerHorn, innerHorn, 1.2)];
}

/** Sets to choose from. The last one is a polygon whose corners a person moves. */
export const PRESETS = {
  disc: { label: 'Disc', set: [around(90, () => 2.2)], a: { x: -1.5, y: 1 }, b: { x: 1.5, y: -1 } },
  triangle: {
    label: 'Triangle',
    set: [corners([-2.4, -1.8], [2.4, -1.4], [0.2, 2.4])],
    a: { x: -1.5, y: -1.2 },
    b: { x: 0.2, y: 1.6 },
  },
  crescent: { label: 'Crescent', set: [crescent()], a: { x: 0, y: 2.1 }, b: { x: 0, y: -2.1 } },
  star: {
    label: 'Star',
    set: [around(10, (index) => (index % 2 === 0 ? 2.6 : 1.1))],
    a: { x: -1.8, y: 0.6 },
    b: { x: 0, y: 2 },
  },
  ring: {
    label: 'Ring',
    set: [around(90, () => 2.4), around(90, () => 1.2)],
    a: { x: -1.8, y: 0 },
    b: { x: 1.8, y: 0.2 },
  },
  islands: {
    label: 'Two discs',
    set: [around(60, () => 1.1, { x: -1.5, y: 0 }), around(60, () => 1.1, { x: 1.5, y: 0.4 })],
    a: { x: -1.6, y: 0 },
    b: { x: 1.6, y: 0.4 },
  },
  own: {
    label: 'Your own polygon',
    set: [corners([-2, -1.5], [2, -1.5], [2, 1.5], [0, 0.2], [-2, 1.5])],
    a: { x: -1.6, y: 1 },
    b: { x: 1.6, y: 1 },
  },
} as const satisfies Record<string, Preset>;

export type PresetId = keyof typeof PRESETS;
