import { array, assert, constantFrom, double, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, print, withTable, withTask } from '../../../../src/experiment/index.ts';
import { randomStream } from '../../../../src/math/random.ts';
import { isProblem } from '../../../../src/table/problem.ts';
import {
  alongStroke,
  beginStroke,
  canUndo,
  clear,
  dab,
  drawingOf,
  EXTENT,
  erase,
  MOST_POINTS,
  undoStroke,
} from '../../../../src/ui/data/draw/drawing.ts';
import { drawable, drawnTable } from '../../../../src/ui/data/draw/drawnTable.ts';

const random = () => randomStream(7, 'test');
const point = (x: number, y: number, label = 0) => ({ x, y, label });
const empty = drawingOf([]);

describe('drawing points', () => {
  it('draws a single point with a brush of size 0, rounded to hundredths', () => {
    expect(dab(empty, { x: 0.123, y: -1.777 }, { size: 0, density: 9 }, 2, random()).points).toEqual([
      point(0.12, -1.78, 2),
    ]);
  });

  it('sprays the given number of points within the radius of the brush', () => {
    const { points } = dab(empty, { x: 1, y: 1 }, { size: 0.5, density: 40 }, 0, random());
    expect(points).toHaveLength(40);
    // Allows half a hundredth for the rounding of each coordinate.
    for (const { x, y } of points) expect(Math.hypot(x - 1, y - 1)).toBeLessThan(0.51);
  });

  it('erases only points within reach', () => {
    const drawing = drawingOf([point(0, 0), point(0.5, 0), point(2, 2)]);
    expect(erase(drawing, { x: 0.1, y: 0 }, 0.45).points).toEqual([point(2, 2)]);
    expect(erase(drawing, { x: -2, y: 0 }, 0.3)).toBe(drawing);
  });

  it('undoes a stroke as a whole, and skips strokes that changed nothing', () => {
    const brush = { size: 0.3, density: 3 };
    let drawing = beginStroke(empty);
    for (const { x, y } of alongStroke({ x: -1, y: 0 }, { x: 1, y: 0 }, 0.5)) {
      drawing = dab(drawing, { x, y }, brush, 0, random());
    }
    expect(drawing.points).toHaveLength(12);
    const missed = erase(beginStroke(drawing), { x: 2.5, y: 2.5 }, 0.1);
    const back = undoStroke(missed);
    expect(back.points).toEqual([]);
    expect(canUndo(back)).toBe(false);
  });

  it('restores cleared points', () => {
    const drawing = drawingOf([point(1, 2)]);
    expect(undoStroke(clear(drawing)).points).toEqual([point(1, 2)]);
  });

  it('dabs at equal distances along a stroke', () => {
    const places = alongStroke({ x: 0, y: 0 }, { x: 1, y: 0 }, 0.3);
    expect(places.map(({ x }) => Number(x.toFixed(6)))).toEqual([0.3, 0.6, 0.9]);
    expect(alongStroke({ x: 1, y: 1 }, { x: 1, y: 1 }, 0.3)).toEqual([]);
  });

  it('stays on the pad and within its limit of points, whatever is drawn', () => {
    const place = record({ x: double({ min: -4, max: 4, noNaN: true }), y: double({ min: -4, max: 4, noNaN: true }) });
    const act = record({ what: constantFrom('dab', 'erase', 'begin', 'undo', 'clear'), at: place, label: nat(3) });
    const brush = { size: 0.8, density: 12 };
    assert(
      property(array(act, { maxLength: 60 }), (acts) => {
        const stream = random();
        let drawing = drawingOf(Array.from({ length: MOST_POINTS - 100 }, () => point(0, 0)));
        for (const { what, at, label } of acts) {
          if (what === 'dab') drawing = dab(drawing, at, brush, label, stream);
          else if (what === 'erase') drawing = erase(drawing, at, 0.4);
          else if (what === 'begin') drawing = beginStroke(drawing);
          else drawing = what === 'undo' ? undoStroke(drawing) : clear(drawing);
        }
        expect(drawing.points.length).toBeLessThanOrEqual(MOST_POINTS);
        expect(drawing.points.every(({ x, y }) => Math.abs(x) <= EXTENT && Math.abs(y) <= EXTENT)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the table of a drawing', () => {
  const twelve = Array.from({ length: 12 }, (_, index) => point(index / 10, -index / 10, index % 2 === 0 ? 1 : 3));

  it('has two coordinates and the drawn classes', () => {
    const table = drawnTable(twelve, 'Mine');
    if (isProblem(table)) throw new Error(table.message);
    expect(table.columns.map(({ id, levels }) => [id, levels])).toEqual([
      ['x1', null],
      ['x2', null],
      ['class', ['B', 'D']],
    ]);
    expect(table).toMatchObject({ name: 'Mine', target: 'class', count: 12 });
    expect(table.values.map((values) => values[3])).toEqual([0.3, -0.3, 1]);
  });

  it('can have a single class if nothing is to be predicted', () => {
    const alike = twelve.map((one) => ({ ...one, label: 1 }));
    const table = drawnTable(alike, 'Mine', false);
    if (isProblem(table)) throw new Error(table.message);
    expect(table.columns.at(-1)?.levels).toEqual(['A', 'B']);
    expect([...(table.values.at(-1) ?? [])]).toEqual(alike.map(() => 1));
    const spec = withTask(withTable(parse('data=circle').spec, table).spec, 'gan').spec;
    const read = parse(print(spec));
    expect([print(read.spec), read.notices]).toEqual([print(spec), []]);
    expect(withTable(parse('data=ring&task=gan').spec, table).spec.task).toBe('gan');
  });

  it('can be converted back to a drawing', () => {
    const table = drawnTable(twelve, 'Mine');
    if (isProblem(table)) throw new Error(table.message);
    const again = drawable(table, 'class');
    expect(again?.map(({ x, y }) => [x, y])).toEqual(twelve.map(({ x, y }) => [x, y]));
    expect(again?.slice(0, 2).map(({ label }) => label)).toEqual([0, 1]);
  });

  it.each([
    ['few points', twelve.slice(0, 9), '10 points'],
    ['one class', twelve.map((one) => ({ ...one, label: 0 })), 'two classes'],
  ])('explains what is missing with %s', (_, points, missing) => {
    expect(drawnTable(points, 'Mine')).toMatchObject({ message: expect.stringContaining(missing) });
  });

  it('is null for other data', () => {
    const column = (id: string, levels: readonly string[] | null = null) => ({ id, label: id, levels });
    const table = (columns: ReturnType<typeof column>[], values: number[][]) => ({
      columns,
      count: 2,
      values: values.map((one) => Float64Array.from(one)),
    });
    const ab = column('y', ['a', 'b']);
    expect(
      drawable(
        table(
          [column('u'), column('v'), ab],
          [
            [1, 2],
            [2, 1],
            [0, 1],
          ],
        ),
        'y',
      ),
    ).toHaveLength(2);
    expect(
      drawable(
        table(
          [column('u'), column('v'), ab],
          [
            [10, 20],
            [2, 1],
            [0, 1],
          ],
        ),
        'y',
      ),
    ).toBeNull();
    expect(
      drawable(
        table(
          [column('u'), column('v'), column('y')],
          [
            [1, 2],
            [2, 1],
            [0, 1],
          ],
        ),
        'y',
      ),
    ).toBeNull();
    expect(
      drawable(
        table(
          [column('u'), ab],
          [
            [1, 2],
            [0, 1],
          ],
        ),
        'y',
      ),
    ).toBeNull();
  });
});
