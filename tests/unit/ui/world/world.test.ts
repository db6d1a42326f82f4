import { describe, expect, it } from 'vitest';
import { worlds } from '../../../../src/catalog/environments/dynamics/index.ts';
import { quickly } from '../../../../src/plots/environments/scene.ts';
import type { WorldView } from '../../../../src/runtime/protocol.ts';
import { barsOf, barsTitle, markOf, widestGap } from '../../../../src/ui/world/bars.ts';
import { decisionAt, rewardsUntil, rowAt, stateAfter, stateBetween } from '../../../../src/ui/world/episode.ts';
import { PICTURES } from '../../../../src/ui/world/pictures.ts';
import { PACES } from '../../../../src/ui/world/playback.ts';
import { describeMove } from '../../../../src/ui/world/words.ts';
import { episodeOf } from './episodes.ts';

const episode = episodeOf([1, 2, 3]);

describe('an episode', () => {
  it('has a state before each move and after the last one', () => {
    expect([0, 1, 3].map((move) => [...stateAfter(episode, move)])).toEqual([
      [0, 0],
      [20, 1],
      [60, 3],
    ]);
    expect([...stateBetween(episode, 1, 0.25)]).toEqual([5, 0.25]);
    expect([...stateBetween(episode, 0, 0.25)]).toEqual([0, 0]);
    expect([...stateBetween(episode, 3, 1)]).toEqual([60, 3]);
  });

  it('has rewards and rows of numbers by moves', () => {
    expect([0, 1, 2, 3].map((move) => rewardsUntil(episode, move))).toEqual([0, 1, 3, 6]);
    expect(rowAt(Float32Array.of(1, 2, 3, 4, 5, 6), episode, 0)).toEqual(Float32Array.of(1, 2));
    expect(rowAt(Float32Array.of(1, 2, 3, 4, 5, 6), episode, 1)).toEqual(Float32Array.of(3, 4));
    expect([0, 1, 2, 3].map((move) => decisionAt(episode, move))).toEqual([0, 1, 2, 2]);
  });
});

describe('the bars', () => {
  it('are the policy in the state in view, with the action that follows', () => {
    const [left, right] = barsOf(episode, 1, widestGap(episode));
    expect(left).toEqual({ length: 0.25, text: '25.0%', isTaken: false, isBest: false });
    expect(right).toEqual({ length: 0.75, text: '75.0%', isTaken: true, isBest: false });
    expect(barsOf(episode, 0, null).map((bar) => markOf(bar, false))).toEqual(['next', '']);
    expect(barsTitle(episode, 0)).toBe('Policy in this state');
  });

  it('are those of the last decision at the end, and say so', () => {
    expect(barsOf(episode, 3, null)).toEqual(barsOf(episode, 2, null));
    expect(barsTitle(episode, 3)).toBe('Policy before the last move');
    expect(barsOf(episode, 3, null).map((bar) => markOf(bar, true))).toEqual(['taken', '']);
  });

  it('say how much worse an action is than the best one', () => {
    const valued = episodeOf([1, 1], { actionValues: Float32Array.of(98, 100, 99.96, 99.97) });
    const gap = widestGap(valued);
    expect(gap).toBe(2);
    expect(barsOf(valued, 0, gap)).toEqual([
      { length: 0, text: '98', isTaken: true, isBest: false },
      { length: 1, text: '100', isTaken: false, isBest: true },
    ]);
    const nearly = barsOf(valued, 1, gap);
    expect(nearly[0]?.length).toBeCloseTo(0.995);
    expect(nearly.map(({ text }) => text)).toEqual(['99.96', '99.97']);
    expect(nearly.map((bar) => markOf(bar, false))).toEqual(['', 'next, best']);
    const equal = episodeOf([1], { actionValues: Float32Array.of(2, 2) });
    expect(barsOf(equal, 0, widestGap(equal)).map(({ length }) => length)).toEqual([1, 1]);
  });
});

describe('a move in words', () => {
  const cartPole: WorldView = {
    environment: { id: 'cart_pole', args: {} },
    actions: ['left', 'right'],
    states: ['position', 'speed', 'angle', 'angular speed', 'steps'],
    policy: 0,
    value: null,
    actionValues: null,
    restart: null,
  };
  const pushed = episodeOf([1, 1], { states: Float32Array.of(0, 0, 0, 0, 0, 0.31, 1, -0.0367, 1, 1, 0, 0, 1, 0, 2) });

  it('has the state, the action and the reward', () => {
    expect(describeMove(cartPole, pushed, 1)).toBe(
      'move 1 of 2, pushed left, reward 1, position 0.31, angle −2.1°, then right: 75.0%',
    );
    expect(describeMove(cartPole, pushed, 0)).toBe('start of 2 moves, position 0, angle 0°, then left: 25.0%');
  });

  it('says how the episode is over', () => {
    expect(describeMove(cartPole, pushed, 2)).toBe(
      'move 2 of 2, pushed right, reward 1, position 0, angle 57°, end of the episode',
    );
    expect(describeMove(cartPole, { ...pushed, ended: false }, 2)).toContain('angle 57°, cut off here');
  });
});

describe('each environment', () => {
  it.each(Object.keys(worlds) as (keyof typeof worlds)[])('%s has a picture and a pace', (id) => {
    expect(PICTURES[id].draw).toBeTypeOf('function');
    expect(PACES[id]).toBeGreaterThan(0);
  });

  it('glides from one state to the next', () => {
    for (const { glide } of Object.values(PICTURES)) {
      if (glide) expect([glide(0), glide(1)]).toEqual([0, 1]);
    }
    expect(quickly(2 / 3)).toBe(1);
    expect(quickly(1 / 3)).toBeCloseTo(0.5);
  });
});
