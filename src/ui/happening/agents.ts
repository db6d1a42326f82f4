/** Findings about an agent that learns from rewards, whose loss says little. */
import { cellsOf, obstacleIn } from '../../experiment/gridworld.ts';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { formatCount, formatNumber, formatPercent } from '../../math/format.ts';
import { type Fall, highestOf, LIKELY, recentFall, swingsOf } from '../../math/trends.ts';
import { counted } from '../counted.ts';
import { type Agent, trendOfReturns } from './agent.ts';
import { type Finder, finding } from './finding.ts';
import { exploreMore, tryTenthOfRate } from './remedies.ts';

export const untrainedAgent: Finder = ({ agent, step, status, replicas }) => {
  if (!agent || step > 0 || status === 'running') return null;
  const who = replicas === null ? 'the agent acts' : `${replicas.count} agents act`;
  return finding(`Not trained yet: ${who} with the initial weights. Press Play.`);
};

export const manyAgents: Finder = ({ agent, replicas }) => {
  if (!agent || !replicas) return null;
  const { count, diverged, medianReturn } = replicas;
  const finished = Number.isNaN(medianReturn)
    ? ''
    : ` The median of their mean returns is ${formatNumber(medianReturn)}.`;
  if (diverged === 0) return finding(`None of the ${formatCount(count)} agents has diverged.${finished}`);
  return finding(
    `${formatCount(diverged)} of the ${formatCount(count)} agents ${diverged === 1 ? 'has' : 'have'} diverged.${finished}`,
    { tone: 'care', announcement: 'Some of the agents have diverged.' },
  );
};

export const solved: Finder = ({ agent }) => {
  if (!agent || agent.solvedAt === null || !(agent.meanReturn >= agent.solvedAt)) return null;
  const { meanReturn, solvedAt } = agent;
  return finding(
    `Solved: the mean return of the last episodes is ${formatNumber(meanReturn)}, and ${formatNumber(solvedAt)} or more counts as solved.`,
    { tone: 'good', announcement: 'The agent has solved its task.' },
  );
};

/** With fewer worlds, the return jumps by chance. */
const FEWEST_WORLDS = 8;

export const returnJumps: Finder = ({ agent, spec }, shown) => {
  if (!agent || spec.worlds < FEWEST_WORLDS) return null;
  const jumps = swingsOf(agent.returns.mean);
  // Where single episodes differ that much, so do their means by chance.
  if (!jumps || jumps.count < (shown ? 2 : 3) || jumps.high - jumps.low < agent.high - agent.low) return null;
  return finding(
    `The mean return jumps between ${formatNumber(jumps.low)} and ${formatNumber(jumps.high)}: the updates may be too large.`,
    { tone: 'care', announcement: 'The mean return jumps.', remedies: tryTenthOfRate(spec) },
  );
};

/** The share of the possible entropy below which a policy is certain. */
const CERTAIN = { begins: 0.05, ends: 0.1 } as const;

export const certainTooSoon: Finder = ({ agent, spec }, shown) => {
  if (!agent || !(agent.entropy < (shown ? CERTAIN.ends : CERTAIN.begins)) || !canReachGoal(spec)) return null;
  const { meanReturn, entropy, returns } = agent;
  const possible = possibleReturn(agent);
  if (possible === null || recentFall(trendOfReturns(returns, 'higher'))) return null;
  return finding(
    `The policy has stopped exploring: its entropy is ${formatPercent(entropy)} of the maximum, and the mean return is only ${formatNumber(meanReturn)}, below ${possible}.`,
    { tone: 'care', announcement: 'The policy has stopped exploring.', remedies: exploreMore(spec) },
  );
};

/** A difference of returns counts if it is at least this share of the higher one. */
const CLEARLY = 0.05;

/** A return that is clearly higher than the present one and known to be possible, in words; null if none is known. */
function possibleReturn({ meanReturn, solvedAt, returns }: Agent): string | null {
  if (solvedAt !== null) {
    return solvedAt - meanReturn > CLEARLY * Math.abs(solvedAt)
      ? `the ${formatNumber(solvedAt)} that counts as solved`
      : null;
  }
  const { trainLoss, margin } = trendOfReturns(returns, 'lower');
  const best = highestOf(trainLoss);
  const isBelow = best - (trainLoss.at(-1) ?? Number.NaN) > Math.max(margin.train, CLEARLY * Math.abs(best));
  return isBelow ? `the ${formatNumber(best)} that it has already reached` : null;
}

/** So many episodes in each world that never differ show that no action has made a difference. */
const FEWEST_EPISODES = 2;

export const returnsAlike: Finder = ({ agent, spec, step }) => {
  if (!agent || agent.episodes < FEWEST_EPISODES * spec.worlds || step === 0) return null;
  const { low, high, returns, solvedAt } = agent;
  if (low !== high || returns.mean.some((one) => one !== low)) return null;
  const sentence = `Every episode has returned ${formatNumber(low)} so far, whatever the agent did: it has nothing to learn from until one turns out differently.`;
  // Without a goal, no episode may ever turn out better.
  if (solvedAt === null || !canReachGoal(spec)) return finding(sentence);
  const tone = { tone: 'care', announcement: 'All episodes have the same return.' } as const;
  if (!actsAtRandom(agent, spec)) return finding(sentence, { ...tone, remedies: exploreMore(spec) });
  return finding(
    `${sentence} Its actions are almost random already, so only chance can bring that about: more worlds give it more chances.`,
    tone,
  );
};

/** The share of random actions, or of the possible entropy, from which on more exploration changes little. */
const RANDOM = 0.5;

function actsAtRandom({ entropy }: Agent, { method }: ExperimentSpec): boolean {
  return !((Number.isNaN(entropy) ? (method.args.epsilon ?? 0) : entropy) < RANDOM);
}

/** Whether nothing but the agent keeps it from a goal. */
function canReachGoal(spec: ExperimentSpec): boolean {
  const cells = cellsOf(spec);
  return cells === null || obstacleIn(cells) === null;
}

/** Fewer evaluations do not show a trend. */
const FEWEST = 6;

export const returnFalls: Finder = ({ agent, spec }, shown) => {
  const fall =
    agent &&
    agent.returns.step.length >= FEWEST &&
    recentFall(trendOfReturns(agent.returns, 'lower'), shown ? LIKELY : 1);
  if (!fall) return null;
  return finding(
    `The mean return fell from about ${formatNumber(fall.from)} to ${formatNumber(fall.to)} in the last ${formatCount(fall.steps)} steps.`,
    { tone: 'care', announcement: 'The mean return falls.', remedies: tryTenthOfRate(spec) },
  );
};

export const pausedAgent: Finder = ({ agent, status, step }) =>
  agent && status === 'paused'
    ? finding(
        `Paused at step ${formatCount(step)}, after ${counted(agent.episodes, 'episode')}.${returnOf(agent.meanReturn)}`,
      )
    : null;

export const returnRises: Finder = ({ agent }, shown) => {
  const rise =
    agent &&
    agent.returns.step.length >= FEWEST &&
    riseIn(recentFall(trendOfReturns(agent.returns, 'higher'), shown ? LIKELY : 1));
  if (!rise) return null;
  return finding(
    `Learning: the mean return rose from about ${formatNumber(rise.from)} to ${formatNumber(rise.to)} in the last ${formatCount(rise.steps)} steps.`,
  );
};

/** A finding that applies to every agent. */
export const acting: Finder = ({ agent, spec }) => {
  if (!agent) return null;
  if (agent.episodes === 0) {
    return finding(`The agent acts in ${counted(spec.worlds, 'world')}, and no episode is over yet.`);
  }
  const trend = agent.returns.step.length < FEWEST ? 'It is too early to see a trend.' : 'It shows no clear trend.';
  return finding(`Training.${returnOf(agent.meanReturn)} ${trend}`);
};

function riseIn(fall: Fall | null): Pick<Fall, 'from' | 'to' | 'steps'> | null {
  return fall && { from: -fall.from, to: -fall.to, steps: fall.steps };
}

function returnOf(meanReturn: number): string {
  return Number.isNaN(meanReturn) ? '' : ` The mean return of the last episodes is ${formatNumber(meanReturn)}.`;
}
