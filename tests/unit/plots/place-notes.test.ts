import { describe, expect, it } from 'vitest';
import { type Box, layoutNetwork } from '../../../src/plots/network/layout.ts';
import { type Note, type PlacedNote, type Point, placeNotes } from '../../../src/plots/network/place-notes.ts';

const TOP = 110;
const layout = layoutNetwork({
  width: 640,
  height: 400,
  top: TOP,
  columns: [{ units: 2, labelled: true }, { units: 8 }, { units: 8 }, { units: 1 }],
});
const nodes = layout.columns.flatMap((column) => column.nodes);
const unitEdges = layout.columns.flatMap((column) => column.nodes.map(({ x, y, size }): Point => [x, y + size / 2]));
const note: Note = { width: 150, height: 60, targets: unitEdges };

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe('placeNotes', () => {
  it('covers no header, unit or other note, and stays in the picture', () => {
    const places = placeNotes(layout, TOP, [note, note]);
    expect(places).not.toContain(null);
    for (const place of places as readonly Box[]) {
      expect(place.y).toBeGreaterThanOrEqual(TOP);
      expect(place.x).toBeGreaterThanOrEqual(0);
      expect(place.x + place.width).toBeLessThanOrEqual(layout.width);
      expect(place.y + place.height).toBeLessThanOrEqual(layout.height);
      for (const { x, y, size } of nodes) expect(apart(place, { x, y, width: size, height: size })).toBe(true);
    }
    const [first, second] = places as unknown as readonly [Box, Box];
    expect(apart(first, second)).toBe(true);
  });

  it('leads from the edge of the note to a target, past other units', () => {
    const [place] = placeNotes(layout, TOP, [note]) as [PlacedNote];
    const [[fromX, fromY], to] = place.leader;
    expect(unitEdges).toContainEqual(to);
    const isOnEdge =
      [place.x, place.x + place.width].includes(fromX) || [place.y, place.y + place.height].includes(fromY);
    expect(isOnEdge).toBe(true);
    for (let share = 0; share < 0.95; share += 0.01) {
      const [x, y] = [fromX + (to[0] - fromX) * share, fromY + (to[1] - fromY) * share];
      const inside = nodes.some((node) => x > node.x && x < node.x + node.size && y > node.y && y < node.y + node.size);
      expect(inside).toBe(false);
    }
  });

  it('returns null for a note that does not fit', () => {
    expect(placeNotes(layout, TOP, [{ ...note, width: 630 }])).toEqual([null]);
    expect(placeNotes(layout, 390, [note])).toEqual([null]);
  });
});
