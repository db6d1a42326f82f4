/** Findings about an agent that learns from rewards, whose loss says little. */
import { formatCount, formatNumber, formatPercent } from '../../plots/core/format.ts';
import { counted } from '../counted.ts';
import { trendOfReturns } from './agent.ts';
import { type Finder, finding } from './finding.ts';
import { exploreMore, tryTenthOfRate } from './remedies.ts';
import { type Fall, LIKELY, recentFall } from './trends.ts';

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
  if (diverged === 0) return finding(`None of ${formatCount(count)} agents has diverged.${finished}`);
  return finding(
    `${formatCount(diverged)} of ${formatCount(count)} agents ${diverged === 1 ? 'has' : 'have'} diverged.${finished}`,
    { tone: 'care', announcement: 'Some of the agents have diverged.' },
  );
};

/** How far the return may fall below the goal until a task no longer counts as solved, as a share of the goal. */
const SLACK = 0.05;

export const solved: Finder = ({ agent }, shown) => {
  if (!agent || agent.solvedAt === null) return null;
  const { meanReturn, solvedAt } = agent;
  if (!(meanReturn >= solvedAt - (shown ? SLACK * Math.abs(solvedAt) : 0))) return null;
  return finding(
    `Solved: the mean return of the last episodes is ${formatNumber(meanReturn)}, and from ${formatNumber(solvedAt)} on the task counts as solved.`,
    { tone: 'good', announcement: 'The agent has solved its task.' },
  );
};

/** The share of the possible entropy below which a policy is certain. */
const CERTAIN = { begins: 0.02, ends: 0.05 } as const;

export const certainTooSoon: Finder = ({ agent, spec }, shown) => {
  if (!agent || !(agent.entropy < (shown ? CERTAIN.ends : CERTAIN.begins))) return null;
  const { meanReturn, solvedAt, entropy, returns } = agent;
  const isLow = solvedAt === null ? meanReturn <= (returns.mean[0] ?? Number.NaN) : meanReturn < solvedAt;
  if (!isLow || recentFall(trendOfReturns(returns, 'higher'))) return null;
  return finding(
    `The policy has stopped exploring: its entropy is ${formatPercent(entropy)} of the most that is possible, and the mean return is only ${formatNumber(meanReturn)}.`,
    { tone: 'care', announcement: 'The policy has stopped exploring.', remedies: exploreMore(spec) },
  );
};

/** So many episodes in each world that never differ show that no action has made a difference. */
const FEWEST_EPISODES = 2;

export const returnsAlike: Finder = ({ agent, spec, step }) => {
  if (!agent || agent.episodes < FEWEST_EPISODES * spec.worlds || step === 0) return null;
  const { low, high, returns } = agent;
  if (low !== high || returns.mean.some((one) => one !== low)) return null;
  return finding(
    `Every episode has returned ${formatNumber(low)} so far, whatever the agent did: it has nothing to learn from until an episode turns out better.`,
    { tone: 'care', announcement: 'All episodes have the same return.', remedies: exploreMore(spec) },
  );
};

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
    return finding(`Acting in ${counted(spec.worlds, 'world')}, where no episode is over yet.`);
  }
  const trend = agent.returns.step.length < FEWEST ? 'It is too early to see a trend.' : 'It has no clear trend.';
  return finding(`Acting.${returnOf(agent.meanReturn)} ${trend}`);
};

function riseIn(fall: Fall | null): Pick<Fall, 'from' | 'to' | 'steps'> | null {
  return fall && { from: -fall.from, to: -fall.to, steps: fall.steps };
}

function returnOf(meanReturn: number): string {
  return Number.isNaN(meanReturn) ? '' : ` The mean return of the last episodes is ${formatNumber(meanReturn)}.`;
}
