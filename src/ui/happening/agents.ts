/** Findings about an agent that learns from rewards, whose loss says little. */
import { areEqual } from '../../catalog/diagnoses/equal_returns.ts';
import { FEWEST_RETURNS, trendOfReturns } from '../../catalog/diagnoses/returns.ts';
import { formatCount, formatNumber } from '../../math/format.ts';
import { type Fall, LIKELY, recentFall } from '../../math/trends.ts';
import { counted } from '../counted.ts';
import { type Finder, finding } from './finding.ts';

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

/** The same return everywhere, in a world where no episode may ever turn out better. */
export const returnsAlike: Finder = ({ agent, step }) =>
  agent && step > 0 && areEqual(agent)
    ? finding(`Every episode has returned ${formatNumber(agent.low)} so far, whatever the agent did.`)
    : null;

export const pausedAgent: Finder = ({ agent, status, step }) =>
  agent && status === 'paused'
    ? finding(
        `Paused at step ${formatCount(step)}, after ${counted(agent.episodes, 'episode')}.${returnOf(agent.meanReturn)}`,
      )
    : null;

export const returnRises: Finder = ({ agent }, shown) => {
  const rise =
    agent &&
    agent.returns.step.length >= FEWEST_RETURNS &&
    riseIn(recentFall(trendOfReturns(agent.returns, 'higher'), shown ? LIKELY : 1));
  if (!rise) return null;
  return finding(
    `Learning: the mean return rose from about ${formatNumber(rise.from)} to ${formatNumber(rise.to)} in the last ${formatCount(rise.steps)} steps.`,
  );
};

/** A finding that applies to every agent. */
export const acting: Finder = ({ agent }) => {
  if (!agent) return null;
  if (agent.episodes === 0) {
    return finding(`The agent acts in ${counted(agent.worlds, 'world')}, and no episode is over yet.`);
  }
  const trend =
    agent.returns.step.length < FEWEST_RETURNS ? 'It is too early to see a trend.' : 'It shows no clear trend.';
  return finding(`Training.${returnOf(agent.meanReturn)} ${trend}`);
};

function riseIn(fall: Fall | null): Pick<Fall, 'from' | 'to' | 'steps'> | null {
  return fall && { from: -fall.from, to: -fall.to, steps: fall.steps };
}

function returnOf(meanReturn: number): string {
  return Number.isNaN(meanReturn) ? '' : ` The mean return of the last episodes is ${formatNumber(meanReturn)}.`;
}
