import { describe, expect, it } from 'vitest';
import { entryOf, idsOf } from '../../../../src/experiment/index.ts';
import { catalogCards, GROUPS, sizeOf } from '../../../../src/ui/data/browse/cards.ts';
import { type Box, inNextRow } from '../../../../src/ui/data/browse/moveAmong.ts';
import { fileName } from '../../../../src/ui/data/exportTable.ts';
import { pickable } from '../../../../src/ui/data/pickable.ts';
import { matching } from '../../../../src/ui/search.ts';

const cards = catalogCards();
const found = (query: string) => matching(cards, ({ texts }) => texts, query).map(({ id }) => id);

describe('the cards of the datasets', () => {
  it('include each dataset once, group by group', () => {
    expect(cards.map(({ id }) => id).toSorted()).toEqual([...idsOf('datasets')].toSorted());
    const places = cards.map(({ group }) => GROUPS.indexOf(group));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it.each([
    ['circle', 'Two classes'],
    ['plane', 'Regression'],
    ['iris', 'Real data'],
    ['sunspots', 'Sequences'],
    ['shapes', 'Images'],
    ['parity', 'Sequences'],
    ['sines', 'Sequences'],
    ['names', 'Sequences'],
    ['gridworld', 'Worlds'],
  ])('are grouped: %s in %s', (id, group) => {
    expect(cards.find((card) => card.id === id)?.group).toBe(group);
  });

  it('are found by name, alias, class, column and group', () => {
    expect(found('CIRC')).toContain('circle');
    expect(found('versicolor')).toEqual(['iris']);
    expect(found('petal  real')).toEqual(['iris']);
    expect(found('regression')).toContain('plane');
    expect(found('time series')).toEqual(expect.arrayContaining(['sunspots', 'co2', 'sines']));
    expect(found('time series')).not.toContain('iris');
    expect(found('')).toHaveLength(cards.length);
    expect(found('cart')).toEqual(['cart_pole']);
    expect(found('coast')).toEqual(['mountain_car']);
    expect(found('reinforcement')).toHaveLength(5);
    expect(found('pengiuns')).toEqual(['penguins']);
    expect(found('no such thing')).toEqual([]);
    for (const id of idsOf('datasets')) {
      for (const alias of entryOf('datasets', id).aliases ?? []) expect(found(alias), alias).toContain(id);
    }
  });

  it('show the size', () => {
    expect(sizeOf('circle')).toBe('500 examples · 2 features · 2 classes');
    expect(sizeOf('iris')).toBe('150 rows · 4 features · 3 classes');
    expect(sizeOf('plane')).toBe('500 examples · 2 features · a number');
    expect(sizeOf('digits')).toBe('1,797 rows · 8 × 8 pixels · 10 classes');
    expect(sizeOf('fashion_mnist')).toBe('up to 6,000 rows · 28 × 28 pixels · 10 classes');
    expect(sizeOf('parity')).toBe('2,000 sequences · 8 steps · 2 classes');
    expect(sizeOf('adding')).toBe('2,000 sequences · 30 steps · a number');
    expect(sizeOf('sort')).toBe('4,000 sequences · 5 steps · 10 classes per step');
    expect(sizeOf('sines')).toBe('2,000 sequences · 40 steps · a number per step');
    expect(sizeOf('names')).toBe('up to 8,398 sequences · 12 steps · 27 classes per step');
    expect(sizeOf('shapes')).toBe('2,000 examples · 20 × 20 pixels in colour · 4 classes');
    expect(sizeOf('cart_pole')).toBe('4 observed numbers · 2 actions');
    expect(sizeOf('catch')).toBe('5 × 10 pixels · 3 actions');
    expect(sizeOf('bandit')).toBe('nothing to observe · 5 actions');
  });
});

describe('the arrows up and down', () => {
  // Three boxes in the first row, one in the next.
  const box = (left: number, top: number): Box => ({ left, top, bottom: top + 80 });
  const boxes = [box(0, 0), box(300, 0), box(600, 0), box(0, 100)];

  it('move to the nearest box of the next row, and stop at the end', () => {
    expect(inNextRow(boxes, 2, 1)).toBe(3);
    expect(inNextRow(boxes, 3, -1)).toBe(0);
    expect(inNextRow(boxes, 3, 1)).toBe(3);
    expect(inNextRow(boxes, 0, -1)).toBe(0);
  });
});

describe('the small pictures of the panel', () => {
  it('are always six, including the chosen one', () => {
    expect(pickable('xor')).toEqual(['circle', 'xor', 'gaussian', 'spiral', 'plane', 'iris']);
    expect(pickable('table')).toEqual(['circle', 'xor', 'gaussian', 'spiral', 'plane', 'table']);
  });
});

it.each([
  ['Breast cancer', 'breast-cancer'],
  ['CO₂ (ppm).csv', 'co2-ppm'],
  ['Größe', 'größe'],
  ['???', 'data'],
])('a file is named after the data: %s', (label, name) => {
  expect(fileName(label)).toBe(name);
});
