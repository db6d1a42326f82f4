import { formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import type { AgentEvidence } from './evidence.ts';

/** So many episodes in each world that never differ show that no action has made a difference. */
const FEWEST_EPISODES = 2;
/** The share of random actions, or of the possible entropy, from which on more exploration changes little. */
const RANDOM = 0.5;

export const equal_returns: DiagnosisDef = {
  label: 'Equal returns',
  tex: 'G^{(1)} = G^{(2)} = \\dots \\;\\Rightarrow\\; A = 0',
  explain: 'No action has made a difference so far, so there is nothing to learn from.',
  learners: ['agent'],
  find({ agent, step }) {
    // Without a goal, no episode may ever turn out better.
    if (!agent || !areEqual(agent) || step === 0 || agent.solvedAt === null || !agent.canReachGoal) return null;
    const sentence = `Every episode has returned ${formatNumber(agent.low)} so far, whatever the agent did: it has nothing to learn from until one turns out differently.`;
    const found = { announcement: 'All episodes have the same return.', proof: null } as const;
    if (!actsAtRandom(agent)) return { ...found, sentence, remedies: ['explore_more'] };
    return {
      ...found,
      sentence: `${sentence} Its actions are almost random already, so only chance can bring that about: more worlds give it more chances.`,
      remedies: [],
    };
  },
};

/** Whether all episodes of an agent have had the same return. */
export function areEqual({ episodes, worlds, low, high, returns }: AgentEvidence): boolean {
  return episodes >= FEWEST_EPISODES * worlds && low === high && returns.mean.every((one) => one === low);
}

function actsAtRandom({ entropy, epsilon }: AgentEvidence): boolean {
  return !((Number.isNaN(entropy) ? epsilon : entropy) < RANDOM);
}
