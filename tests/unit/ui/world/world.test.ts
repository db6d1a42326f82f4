import { describe, expect, it } from 'vitest';
import { worlds } from '../../../../src/catalog/environments/dynamics/index.ts';
import { quickly } from '../../../../src/plots/environments/scene.ts';
import type { WorldView } from '../../../../src/runtime/protocol.ts';
import { barsOf, scaleOf } from '../../../../src/ui/world/bars.ts';
import { rewardsUntil, rowAt, stateAfter, stateBetween } from '../../../../src/ui/world/episode.ts';
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
    expect(rowAt(Float32Array.of(1, 2, 3, 4, 5, 6), episode, 2)).toEqual(Float32Array.of(3, 4));
  });
});

describe('the bars', () => {
  it('are probabilities, with the action taken', () => {
    const scale = scaleOf(episode);
    expect(barsOf(episode, 2, scale)).toEqual([
      { value: 0.25, from: 0, to: 0.25, isTaken: false, isBest: false },
      { value: 0.75, from: 0, to: 0.75, isTaken: true, isBest: false },
    ]);
    expect(barsOf(episode, 0, scale).some(({ isTaken }) => isTaken)).toBe(false);
  });

  it('are values of the actions on both sides of 0, with the best', () => {
    const valued = episodeOf([1, 1], { actionValues: Float32Array.of(-2, 2, 1, -1) });
    expect(scaleOf(valued)).toEqual([-2, 2]);
    expect(barsOf(valued, 1, scaleOf(valued))).toEqual([
      { value: -2, from: 0, to: 0.5, isTaken: true, isBest: false },
      { value: 2, from: 0.5, to: 1, isTaken: false, isBest: true },
    ]);
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
    expect(describeMove(cartPole, pushed, 1)).toBe('move 1 of 2, position 0.31, angle −2.1°, pushed left, reward 1');
    expect(describeMove(cartPole, pushed, 0)).toBe('start of 2 moves, position 0, angle 0°');
  });

  it('says how the episode is over', () => {
    expect(describeMove(cartPole, pushed, 2)).toContain('reward 1, end of the episode');
    expect(describeMove(cartPole, { ...pushed, ended: false }, 2)).toContain('reward 1, cut off here');
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
