import type { Column } from '../../agents/methods/definition.ts';
import type { NoiseCounts } from '../../agents/record.ts';
import type { WrittenWorld } from '../../agents/worlds/definition.ts';

interface Acting {
  readonly world: WrittenWorld;
  /** The variable of the network by whose scores the agent acts. */
  readonly acts: string;
  readonly columns: readonly Column[];
  readonly counts: NoiseCounts;
}

/** The function that acts in all worlds. */
export function rollout({ world, acts, columns, counts }: Acting): string {
  const names: Record<Column, string> = {
    observations: 'observation',
    actions: 'action',
    rewards: 'reward',
    over: 'over',
    following: 'following',
    ended: 'ended',
  };
  const isWhole = columns.includes('ended');
  const parts = Object.entries({ for_reset: counts.reset, luck: counts.step, for_action: counts.action }).filter(
    ([, count]) => count > 0,
  );
  return `@torch.no_grad()
def rollout(state, noise):
    """Acts in all worlds for some moves; where an episode is over, a new one begins.

    Returns the states of the worlds afterwards, and what happened as a list of tensors: they
    have a row for each move in each world, those of the first move first.
    """
    experience = []
    for chance in noise:
        ${parts.map(([name]) => name).join(', ')} = chance.split((${parts.map(([, count]) => count).join(', ')}), 1)
        observation = world.observe(state)
        action = choose(${acts}(observation), for_action)
        after = world.step(state, action${world.isRandom ? ', luck' : ''})
        reward, over = world.reward(${world.reward.join(', ')}), world.over(after)
${isWhole ? '        following, ended = world.observe(after), world.ended(after)\n' : ''}        experience.append((${columns.map((column) => names[column]).join(', ')}))
        state = torch.where(over[:, None], world.reset(for_reset), after)
    return state, [torch.cat(column) for column in zip(*experience)]`;
}

/** The class that keeps the returns of episodes. @param counts whether it also counts them */
export function episodes(counts: boolean): string {
  return `class Episodes:
    """The return of the present episode of each world, and of the last one that is over."""

    def __init__(self):
        self.running = torch.zeros(WORLDS)
        self.latest = torch.full((WORLDS,), torch.nan)
${counts ? '        self.count = 0\n' : ''}
    def add(self, rewards, over):
        for reward, is_over in zip(rewards.view(MOVES, WORLDS), over.view(MOVES, WORLDS)):
            self.running = self.running + reward
            self.latest = torch.where(is_over, self.running, self.latest)
            self.running = torch.where(is_over, 0.0, self.running)
${counts ? '        self.count += over.sum().item()\n' : ''}
    def mean_return(self):
        """Of the last episodes; NaN before any is over."""
        return self.latest.nanmean().item()`;
}
