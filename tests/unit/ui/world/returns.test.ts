import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/math/random.ts';
import { type Episode, movesIn } from '../../../../src/ui/world/episode.ts';
import {
  type Estimate,
  estimatesOf,
  type Judgement,
  judgementOf,
  returnsOf,
} from '../../../../src/ui/world/returns.ts';
import { judgementTex, returnTex } from '../../../../src/ui/world/returnTex.ts';
import { episodeOf } from './episodes.ts';

const GAMMA = 0.9;
const LAMBDA = 0.8;

/** The sum of the discounted rewards from a move on, counted from 0. */
function plainReturn(rewards: ArrayLike<number>, from: number, gamma: number): number {
  return Array.from(rewards).reduce(
    (sum, reward, index) => sum + (index < from ? 0 : reward * gamma ** (index - from)),
    0,
  );
}

/** What a calculator makes of the right side of a line of TeX up to its result, and that result. */
function check(line: string): { computed: number; result: string } {
  const [, before = '', result = ''] = /^.*?&= (.*) (?:=|\\approx) (\S+)$/.exec(line) ?? [];
  const script = before
    .replaceAll('\\cdot', '*')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll(/\^\{(\d+)\}/g, '**$1');
  return { computed: Number(new Function(`return ${script}`)()), result };
}

const linesOf = (tex: string) =>
  tex
    .replace(/^\\begin\{aligned\} | \\end\{aligned\}$/g, '')
    .replaceAll(' \\\\ &\\phantom{=} {}', ' ')
    .replaceAll(/ \\\\ &(=|\\approx) (\S+)(?= \\\\|$)/g, ' $1 $2')
    .split(' \\\\ ')
    .filter((line) => /&= -?[\d.]/.test(line) && !line.includes('\\dots'));

/** An episode with random numbers. */
function randomEpisode(seed: number, ended: boolean): Episode {
  const random = randomStream(seed, 'episode');
  const numbers = (length: number, size: number) => Float32Array.from({ length }, () => size * random.normal());
  const moves = 1 + random.integer(8);
  const size = 10 ** random.uniform(-2, 3);
  return episodeOf(
    Array.from({ length: moves }, () => Math.round(100 * random.normal()) / 100),
    { values: numbers(moves + 1, size), actionValues: seed % 2 === 0 ? numbers(2 * moves, size) : null, ended },
  );
}

const episodes = Array.from({ length: 60 }, (_, seed) => randomEpisode(seed, seed % 3 !== 0));

describe('the return', () => {
  it('is the sum of the discounted rewards', () => {
    for (const { rewards } of episodes) {
      const returns = returnsOf(rewards, GAMMA);
      for (const [index, value] of returns.entries()) expect(value).toBeCloseTo(plainReturn(rewards, index, GAMMA), 10);
    }
  });

  it('is written with its first terms and the last one', () => {
    const rewards = [0, 1, -0.02, 0, 0, 2];
    const tex = (move: number, gamma = 0.99) => returnTex(rewards, move, gamma, plainReturn(rewards, move - 1, gamma));
    expect(tex(1)).toBe(
      '\\begin{aligned} G_{1} &= r_{1} + \\gamma\\,r_{2} + \\gamma^{2}\\,r_{3} \\\\ &\\phantom{=} {}+ \\dots + \\gamma^{5}\\,r_{6} \\\\ ' +
        '&= 0 + 0.99 \\cdot 1 \\\\ &\\phantom{=} {}+ 0.99^{2} \\cdot (-0.02) + \\dots \\\\ &\\phantom{=} {}+ 0.99^{5} \\cdot 2 \\\\ ' +
        '&\\approx 2.872 \\end{aligned}',
    );
    expect(tex(4, 0.5)).toContain('&= 0 + 0.5 \\cdot 0 \\\\ &\\phantom{=} {}+ 0.5^{2} \\cdot 2 \\\\ &= 0.5 \\end');
    expect(tex(6)).toBe('\\begin{aligned} G_{6} &= r_{6} = 2 \\end{aligned}');
  });

  it('is right for a person with a calculator', () => {
    for (const { rewards } of episodes) {
      const last = rewards.length;
      const move = Math.max(1, last - 3);
      if (last === move) continue;
      const [line = ''] = linesOf(returnTex(rewards, move, GAMMA, plainReturn(rewards, move - 1, GAMMA)));
      const { computed, result } = check(line);
      expect(Math.abs(computed - Number(result))).toBeLessThanOrEqual(5e-4 * Math.abs(Number(result)) + 1e-5);
    }
  });
});

describe('the estimates', () => {
  it('are those of generalized advantage estimation', () => {
    for (const episode of episodes) {
      const { rewards, actions, ended, actionValues } = episode;
      const values = episode.values as Float32Array;
      const moves = movesIn(episode);
      const estimates = estimatesOf(episode, GAMMA, LAMBDA) as readonly Estimate[];
      const following = (index: number) => (index === moves - 1 && ended ? 0 : (values[index + 1] as number));
      const delta = (index: number) =>
        (rewards[index] as number) + GAMMA * following(index) - (values[index] as number);
      estimates.forEach((estimate, index) => {
        const before = actionValues?.[2 * index + (actions[index] as number)] ?? (values[index] as number);
        const target = (rewards[index] as number) + GAMMA * following(index);
        expect(estimate.target).toBeCloseTo(target, 10);
        expect(estimate.before).toBe(before);
        expect(estimate.difference).toBeCloseTo(target - before, 10);
        let advantage = 0;
        for (let later = index; later < moves; later++) advantage += (GAMMA * LAMBDA) ** (later - index) * delta(later);
        expect(estimate.mixed).toBeCloseTo(advantage + (values[index] as number), 9);
      });
    }
  });

  it('do not exist without values', () => {
    expect(estimatesOf(episodeOf([1, 2]), GAMMA, LAMBDA)).toBeNull();
  });

  it.each(['critic', 'baseline', 'actionValues'] as const)(
    'are right for a person with a calculator: %s',
    (judgement) => {
      let lines = 0;
      for (const episode of episodes) {
        if ((judgement === 'actionValues') !== (episode.actionValues !== null)) continue;
        const lambda = judgement === 'baseline' ? 1 : LAMBDA;
        const moves = movesIn(episode);
        const end = episode.values?.[moves] as number;
        estimatesOf(episode, GAMMA, lambda)?.forEach((estimate, index) => {
          const sum = plainReturn(episode.rewards, index, GAMMA);
          const cut = episode.ended ? null : { after: moves - index, value: end };
          const { before, target, difference, mixed } = estimate;
          const sizes = [before, estimate.after, target, difference, mixed, mixed - before, sum].map(Math.abs);
          // Half of the last of the four digits of the largest number.
          const rounding = 5e-4 * Math.max(...sizes) + 1e-5;
          const tex = judgementTex(judgement, estimate, { move: index + 1, gamma: GAMMA, lambda, sum, cut });
          for (const line of linesOf(tex)) {
            const { computed, result } = check(line);
            expect(Math.abs(computed - Number(result)), line).toBeLessThanOrEqual(rounding);
            lines++;
          }
          if (judgement !== 'baseline') return;
          const { result } = check(linesOf(tex)[0] as string);
          const plain = sum + (cut ? GAMMA ** cut.after * cut.value : 0) - (episode.values?.[index] as number);
          expect(Math.abs(Number(result) - plain)).toBeLessThanOrEqual(rounding);
        });
      }
      expect(lines).toBeGreaterThan(50);
    },
  );

  it('are written with the numbers of the move', () => {
    const episode = episodeOf([1, 1], { values: Float32Array.of(2, 1.5, 7) });
    const [first, last] = estimatesOf(episode, 0.5, 0.5) as readonly [Estimate, Estimate];
    const surroundings = { gamma: 0.5, lambda: 0.5, cut: null };
    expect(judgementTex('critic', first, { ...surroundings, move: 1, sum: 1.5 })).toBe(
      '\\begin{aligned} r_{1} &+ \\gamma\\, v(s_{2}) \\\\ &= 1 + 0.5 \\cdot 1.5 \\\\ &= 1.75 \\\\ ' +
        '\\delta_{1} &= r_{1} + \\gamma\\, v(s_{2}) \\\\ &\\phantom{=} {}- v(s_{1}) \\\\ &= 1.75 - 2 \\\\ &= -0.25 \\\\ ' +
        'A_{1} &= \\delta_{1} + \\gamma\\lambda\\, A_{2} \\\\ &= -0.25 + 0.5 \\cdot 0.5 \\cdot (-0.5) \\\\ &= -0.375 \\end{aligned}',
    );
    expect(judgementTex('critic', last, { ...surroundings, move: 2, sum: 1 })).toContain(
      '&= 1 + 0.5 \\cdot 0 \\\\ &= 1 ',
    );
  });

  it('are written in short after a divergence', () => {
    const episode = episodeOf([1, 1], { values: Float32Array.of(-1011021282705145900, 0, 0) });
    const [estimate] = estimatesOf(episode, 0.5, 0) as readonly Estimate[];
    const surroundings = { gamma: 0.5, lambda: 0, cut: null, move: 1, sum: 1.5 };
    expect(judgementTex('critic', estimate as Estimate, surroundings)).toContain(
      '&= 1 - (-1.011 \\cdot 10^{18}) \\\\ &\\approx 1.011 \\cdot 10^{18} \\end',
    );
  });
});

it.each([
  ['reinforce', { baseline: 0 }, 'return'],
  ['reinforce', { baseline: 1 }, 'baseline'],
  ['actor_critic', {}, 'critic'],
  ['q_learning', { follow: 1 }, 'actionValues'],
] as const)('%s with %o judges by %s', (id, args, judgement: Judgement) => {
  expect(judgementOf({ id, args })).toBe(judgement);
});
