import { describe, expect, it } from 'vitest';
import { byKey, pick, type Selecting } from '../../../../src/ui/data/images/selecting.ts';

const NONE = { shiftKey: false, ctrlKey: false, metaKey: false };
/** Ten items with ids 100 … 109 in rows of four, two of which are in view. */
const list = (change: Partial<Selecting> = {}): Selecting => ({
  ids: Array.from({ length: 10 }, (_, index) => 100 + index),
  columns: 4,
  rows: 2,
  active: 1,
  anchor: 1,
  selected: new Set([101]),
  ...change,
});
const key = (name: string, change: Partial<Selecting> = {}, modifiers: Partial<typeof NONE> = {}) =>
  byKey(list(change), { ...NONE, ...modifiers, key: name });

describe('selecting with the pointer', () => {
  it('takes one item, several with Shift, and adds or removes one with Ctrl', () => {
    expect(pick(list(), 5, NONE)).toEqual({ active: 5, anchor: 5, selected: new Set([105]) });
    expect(pick(list({ anchor: 3 }), 1, { ...NONE, shiftKey: true })).toEqual({
      active: 1,
      anchor: 3,
      selected: new Set([101, 102, 103]),
    });
    expect(pick(list(), 5, { ...NONE, ctrlKey: true }).selected).toEqual(new Set([101, 105]));
    expect(pick(list(), 1, { ...NONE, metaKey: true }).selected).toEqual(new Set());
  });
});

describe('selecting with keys', () => {
  it.each([
    ['ArrowRight', 2],
    ['ArrowLeft', 0],
    ['ArrowDown', 5],
    ['ArrowUp', 1],
    ['Home', 0],
    ['End', 9],
    ['PageDown', 9],
    ['PageUp', 0],
  ])('%s goes to another item', (name, active) => {
    expect(key(name)).toEqual({ active, anchor: active, selected: new Set([100 + active]) });
  });

  it('extends the range with Shift and only moves with Ctrl', () => {
    expect(key('ArrowDown', {}, { shiftKey: true })).toEqual({
      active: 5,
      anchor: 1,
      selected: new Set([101, 102, 103, 104, 105]),
    });
    expect(key('ArrowRight', {}, { ctrlKey: true })).toEqual({ active: 2, anchor: 2, selected: new Set([101]) });
  });

  it('toggles with Space, and selects all with Ctrl-A', () => {
    expect(key(' ')?.selected).toEqual(new Set());
    expect(key('A', {}, { ctrlKey: true })?.selected.size).toBe(10);
    expect(key('a')).toBeNull();
    expect(key('ArrowRight', { ids: [] })).toBeNull();
  });
});
