import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColumnSpec,
  columnPitch,
  layoutNetwork,
  MIN_COLUMN_WIDTH,
  MIN_NODE,
  type NodeBox,
  zoomLayout,
} from '../../../src/plots/network/layout.ts';

const column = fc.record({
  units: fc.integer({ min: 1, max: 256 }),
  labelled: fc.boolean(),
  maxSize: fc.integer({ min: 12, max: 60 }),
});
const room = fc.record({
  width: fc.integer({ min: 320, max: 1600 }),
  height: fc.integer({ min: 0, max: 900 }),
  top: fc.integer({ min: 0, max: 160 }),
  columns: fc.array(column, { minLength: 1, maxLength: 14 }),
});

describe('layoutNetwork', () => {
  it('stays inside its room', () => {
    fc.assert(
      fc.property(room, (options) => {
        const layout = layoutNetwork(options);
        const top = Math.min(options.top, options.height);
        for (const { nodes, labelHeight, more } of layout.columns) {
          for (const { x, y, size } of nodes) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x + size).toBeLessThanOrEqual(layout.width);
            expect(y).toBeGreaterThanOrEqual(top - 1e-9);
            expect(y + size + labelHeight).toBeLessThanOrEqual(options.height + 1e-9);
          }
          if (more) {
            expect(more.x).toBeGreaterThanOrEqual(-1e-9);
            expect(more.x + more.width).toBeLessThanOrEqual(layout.width + 1e-9);
            expect(more.y + more.height).toBeLessThanOrEqual(options.height + 1e-9);
          }
        }
      }),
    );
  });

  it('avoids overlap', () => {
    fc.assert(
      fc.property(room, (options) => {
        const { columns, pitch } = layoutNetwork(options);
        columns.forEach(({ nodes, labelHeight, more, size }, index) => {
          nodes.slice(1).forEach((node, before) => {
            const above = nodes[before] as (typeof nodes)[number];
            expect(node.y).toBeGreaterThan(above.y + above.size + labelHeight);
          });
          const last = nodes.at(-1);
          if (last && more) expect(more.y).toBeGreaterThanOrEqual(last.y + last.size);
          const next = columns[index + 1];
          if (next) expect(pitch).toBeGreaterThan((size + next.size) / 2);
        });
      }),
    );
  });

  it('shows or counts every unit, none below the minimum size', () => {
    fc.assert(
      fc.property(room, (options) => {
        layoutNetwork(options).columns.forEach(({ nodes, hidden, size }, index) => {
          expect(nodes.length + hidden).toBe((options.columns[index] as ColumnSpec).units);
          expect(nodes.map(({ unit }) => unit)).toEqual(nodes.map((_, unit) => unit));
          expect(size).toBeGreaterThanOrEqual(MIN_NODE);
        });
      }),
    );
  });

  it('is as wide as its room unless the columns need more', () => {
    const columns = Array.from({ length: 14 }, () => ({ units: 8 }));
    expect(layoutNetwork({ width: 900, height: 400, columns }).width).toBe(900);
    expect(layoutNetwork({ width: 320, height: 400, columns }).width).toBe(14 * MIN_COLUMN_WIDTH);
  });

  it('keeps headers apart', () => {
    fc.assert(
      fc.property(room, (options) => {
        const { columns, width } = layoutNetwork(options);
        columns.forEach(({ centre, room: own }, index) => {
          const next = columns[index + 1];
          if (next) expect(centre + own / 2).toBeLessThanOrEqual(next.centre - next.room / 2 + 1e-9);
          expect(centre - own / 2).toBeGreaterThanOrEqual(-1e-9);
          expect(centre + own / 2).toBeLessThanOrEqual(width + 1e-9);
        });
      }),
    );
  });

  it('shrinks units before it hides any', () => {
    const layout = (units: number) =>
      layoutNetwork({ width: 800, height: 450, columns: [{ units: 2 }, { units }, { units: 1 }] }).columns[1];
    expect(layout(8)?.size).toBe(40);
    expect(layout(20)?.size).toBeLessThan(40);
    expect(layout(20)?.hidden).toBe(0);
  });

  it('collapses a large column: a few readable units, the rest in a sheet below them', () => {
    for (const width of [320, 800, 1600]) {
      fc.assert(
        fc.property(fc.integer({ min: 60, max: 256 }), fc.integer({ min: 260, max: 900 }), (units, height) => {
          const columns = [{ units: 2 }, { units }, { units: 1 }];
          const column = layoutNetwork({ width, height, columns }).columns[1];
          if (!column?.sheet) {
            expect(column?.hidden).toBe(0);
            return;
          }
          const { nodes, sheet, hidden, more } = column;
          const last = nodes.at(-1);
          expect(last?.size).toBeGreaterThanOrEqual(18);
          expect(sheet.y).toBeGreaterThanOrEqual((last?.y ?? 0) + (last?.size ?? 0));
          expect(Math.ceil(hidden / sheet.perRow) * sheet.cell).toBeCloseTo(sheet.height);
          expect(sheet.y + sheet.height).toBeLessThanOrEqual((more?.y ?? 0) + 1e-9);
          expect(sheet.width).toBeLessThanOrEqual(column.room);
        }),
      );
    }
  });

  it('puts names beside the units if they do not fit below', () => {
    const labels = (units: number) =>
      layoutNetwork({ width: 800, height: 320, columns: [{ units, labelled: true }, { units: 1 }] }).columns[0];
    expect(labels(3)?.labels).toBe('below');
    expect(labels(9)?.labels).toBe('beside');
    expect(labels(9)?.nodes).toHaveLength(9);
  });

  it('shrinks units on a phone instead of cutting names beside them to two letters', () => {
    const columns = [{ units: 10, labelled: true }, { units: 8 }, { units: 8 }, { units: 1 }];
    const names = (width: number) => layoutNetwork({ width, height: 400, columns }).columns[0]?.labels;
    expect(names(390)).toBe('below');
    expect(names(800)).toBe('beside');
  });

  it('magnifies everything below the headers', () => {
    const layout = layoutNetwork({ width: 800, height: 450, top: 80, columns: [{ units: 2 }, { units: 256 }] });
    const close = zoomLayout(layout, 2.5, 80);
    expect(close.width).toBe(2000);
    const [before, after] = [layout, close].map(({ columns }) => columns[1]?.nodes[3] as NodeBox) as [NodeBox, NodeBox];
    expect(after.x).toBeCloseTo(2.5 * before.x);
    expect(after.y - 80).toBeCloseTo(2.5 * (before.y - 80));
    expect(after.size).toBeCloseTo(2.5 * before.size);
    expect(zoomLayout(layout, 1, 80)).toBe(layout);
  });

  it('predicts its pitch', () => {
    const columns = Array.from({ length: 4 }, () => ({ units: 3 }));
    expect(columnPitch(800, 4)).toBe(layoutNetwork({ width: 800, height: 400, columns }).pitch);
  });
});

describe('units side by side', () => {
  const columnOf = (units: number, height: number) =>
    layoutNetwork({ width: 800, height, columns: [{ units: 1 }, { units, maxSize: 60, grid: true }, { units: 1 }] })
      .columns[1];

  it('are larger than one below the other, and do not overlap', () => {
    for (const units of [6, 16, 31]) {
      const column = columnOf(units, 240);
      const alone = layoutNetwork({ width: 800, height: 240, columns: [{ units: 1 }, { units }, { units: 1 }] });
      expect(column?.nodes).toHaveLength(units);
      expect(column?.size).toBeGreaterThan(alone.columns[1]?.size ?? 0);
      for (const a of column?.nodes ?? []) {
        for (const b of column?.nodes ?? []) {
          if (a.unit < b.unit)
            expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeGreaterThanOrEqual(a.size);
        }
      }
    }
  });

  it('have links that end at the edges of the column, at a height of their own within their unit', () => {
    const { nodes = [], ports = [], width = 0, centre = 0 } = columnOf(16, 240) ?? {};
    const ends = ports.map(({ y, size }) => y + size / 2);
    expect(new Set(ends).size).toBe(16);
    ports.forEach((port, unit) => {
      const node = nodes[unit] as (typeof nodes)[number];
      expect([port.unit, port.x, port.size]).toEqual([unit, centre - width / 2, width]);
      expect(ends[unit]).toBeGreaterThan(node.y);
      expect(ends[unit]).toBeLessThan(node.y + node.size);
    });
  });

  it('are in one column if that is as good', () => {
    const { nodes = [], ports } = columnOf(3, 600) ?? {};
    expect(new Set(nodes.map(({ x }) => x)).size).toBe(1);
    expect(ports).toBe(nodes);
  });
});
