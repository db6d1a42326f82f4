import { number } from '../../script.ts';
import type { WriteWorld } from './definition.ts';
import { normal } from './draw.ts';

/** A slot machine. */
export const bandit: WriteWorld = (site) => {
  const { args, asksForEnd, dialect } = site;
  const { module: m } = dialect;
  const isRandom = args.deviation !== 0;
  const scale = args.deviation === 1 ? '' : `${number(args.deviation as number)} * `;
  const mean = dialect.take('self.means', 'action');
  const ended = `
    # No episode is cut off.
    terminated = done
`;
  return {
    name: 'Bandit',
    isRandom: false,
    reward: isRandom ? ['action', 'step_noise'] : ['action'],
    source: `class Bandit:
    """Arms that pay ${isRandom ? 'random amounts around means of their own' : 'an amount each'}; an episode is a single pull.

    A state is the number of pulls.
    """

    def __init__(self):
        self.means = ${dialect.recorded(`${dialect.record}["world/means"]`)}

    def reset(self, noise):
        """Nothing depends on how an episode begins."""
        return ${m}.zeros_like(noise)

    def step(self, state, action):
        return state + 1

    def done(self, state):
        return state[:, 0] > 0
${asksForEnd ? ended : ''}
    def reward(self, action${isRandom ? ', noise' : ''}):
        return ${mean}${isRandom ? ` + ${scale}${normal(site)}(noise)` : ''}

    def observe(self, state):
        """The same in every state."""
        return ${m}.ones_like(state)`,
  };
};
