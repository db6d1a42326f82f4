import { describe, expect, it } from 'vitest';
import type { WorldDef } from '../../../src/catalog/environments/dynamics/definition.ts';
import { worlds } from '../../../src/catalog/environments/dynamics/index.ts';
import { randomStream } from '../../../src/math/random.ts';
import { createPalette } from '../../../src/plots/core/color.ts';
import { drawEpisode, movesAcross } from '../../../src/plots/environments/draw-episode.ts';
import { worldPictures } from '../../../src/plots/environments/index.ts';

const COLOR = 'rgb(1,2,3)';
const named = {
  ground: COLOR,
  surface: COLOR,
  ink: COLOR,
  ink2: COLOR,
  ink3: COLOR,
  hairline: COLOR,
  accent: COLOR,
  positive: COLOR,
  neutral: COLOR,
  negative: COLOR,
  alarm: COLOR,
  classes: [COLOR],
};
const palette = createPalette(named);

const SIZES = [
  { width: 300, height: 150 },
  { width: 900, height: 400 },
  { width: 60, height: 40 },
];

/** A context that keeps what is called, and the numbers that are set. */
function recorder() {
  const calls: { readonly name: string; readonly values: readonly unknown[] }[] = [];
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) =>
      name === 'measureText'
        ? (text: string) => ({ width: 6 * text.length })
        : (...values: unknown[]) => calls.push({ name: String(name), values }),
    set: (_, name, value) => calls.push({ name: String(name), values: [value] }) > 0,
  });
  return { calls, context };
}

type Calls = ReturnType<typeof recorder>['calls'];

const numbersOf = (calls: Calls) => calls.flatMap(({ values }) => values.filter((value) => typeof value === 'number'));
const textsOf = (calls: Calls) => calls.filter(({ name }) => name === 'fillText').map(({ values }) => values[0]);

/** States of each environment: usual ones and those at an end. */
const STATES: Readonly<Record<keyof typeof worlds, readonly (readonly number[])[]>> = {
  bandit: [[0], [1]],
  gridworld: [
    [5, 0, 0],
    [0, 5, 30],
    [2.5, 1, 7],
  ],
  cart_pole: [
    [0.2, 0, 0.02, 0, 12],
    [-2.5, -1, -0.3, -2, 80],
  ],
  mountain_car: [
    [-0.5, 0, 0],
    [0.5, 0.07, 100],
    [-1.2, 0, 50],
  ],
  catch: [
    [0, 1, 2],
    [9, 1, 1],
    [9, 1, 4],
  ],
};

/** Draws a state after an action, or at the beginning. */
function drawn(
  id: keyof typeof worlds,
  state: readonly number[],
  size = SIZES[0] as (typeof SIZES)[0],
  isFirst = false,
) {
  const environment: WorldDef = worlds[id];
  const args = Object.fromEntries(Object.entries(environment.hyper).map(([name, one]) => [name, one.default]));
  const layout = environment.layout?.(args, randomStream(1, 'layout')) ?? {};
  const tables = Object.fromEntries(Object.entries(layout).map(([name, { initial }]) => [name, initial]));
  const { calls, context } = recorder();
  const [action, reward] = isFirst ? [null, null] : [1, -0.5];
  worldPictures[id].draw(context, size, { state, args, tables, action, reward, palette });
  return calls;
}

describe.each(Object.keys(worlds) as (keyof typeof worlds)[])('the picture of %s', (id) => {
  it('has finite numbers at every size', () => {
    for (const size of SIZES) {
      for (const state of STATES[id]) {
        for (const isFirst of [true, false]) {
          const numbers = numbersOf(drawn(id, state, size, isFirst));
          expect(numbers.length).toBeGreaterThan(10);
          expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
        }
      }
    }
  });

  it('differs from state to state', () => {
    const pictures = STATES[id].map((state, index) => JSON.stringify(drawn(id, state, SIZES[0], index === 0)));
    expect(new Set(pictures).size).toBe(pictures.length);
  });
});

describe('the texts of pictures', () => {
  it('say whether the ball was caught', () => {
    expect(STATES.catch.map((state) => textsOf(drawn('catch', state)))).toEqual([[], ['caught'], ['missed']]);
  });

  it('are the rewards of cells if there is room', () => {
    const texts = (index: number) => textsOf(drawn('gridworld', [5, 0, 0], SIZES[index]));
    expect(texts(0)).not.toContain('+1');
    expect(texts(1)).toEqual(expect.arrayContaining(['+1', '−1']));
  });

  it('are the numbers of arms and the reward of the last pull', () => {
    expect(textsOf(drawn('bandit', [1]))).toEqual(expect.arrayContaining(['1', '5', '−0.5']));
  });
});

describe('the curves of an episode', () => {
  it.each([1, 3, 500])('are drawn for %i moves', (moves) => {
    const numbers = Float32Array.from({ length: moves }, (_, index) => index % 3);
    const { calls, context } = recorder();
    const curves = { returns: numbers, values: numbers, rewards: numbers, probabilities: numbers };
    drawEpisode(context, { width: 400, height: 290 }, curves, moves, palette);
    expect(numbersOf(calls).filter((number) => !Number.isFinite(number))).toEqual([]);
    expect(textsOf(calls)).toContain('moves');
  });

  it('have a place for each move', () => {
    const x = movesAcross(4, 262);
    expect(x(2.5)).toBeCloseTo((50 + 250) / 2);
    expect(Math.round(x.invert(x(4)))).toBe(4);
  });
});
