import { type Acting, chanceOf, happenedIn, moveStatements } from '../../agents/acting.ts';
import { indented } from '../../script.ts';

/** The function that acts in all worlds. */
export function rollout(acting: Acting): string {
  const parts = chanceOf(acting);
  return `@torch.no_grad()
def rollout(state, noise):
    """Acts in all worlds for some moves; where an episode ends, a new one begins.

    Returns the states of the worlds afterwards, and what happened as a list of tensors: they
    have a row for each move in each world, those of the first move first.
    """
    experience = []
    for uniform in noise:
        ${parts.map(([name]) => name).join(', ')} = uniform.split((${parts.map(([, count]) => count).join(', ')}), 1)
${indented(moveStatements(acting).join('\n'), 2)}
        experience.append((${happenedIn(acting)}))
        state = torch.where(done[:, None], world.reset(reset_noise), next_state)
    return state, [torch.cat(column) for column in zip(*experience)]`;
}

/** The class that keeps the returns of episodes. @param counts whether it also counts them */
export function episodes(counts: boolean): string {
  return `class Episodes:
    """The return of the current episode of each world, and of the last finished one."""

    def __init__(self):
        self.running = torch.zeros(WORLDS)
        self.latest = torch.full((WORLDS,), torch.nan)
${counts ? '        self.count = 0\n' : ''}
    def add(self, rewards, done):
        for reward, is_done in zip(rewards.view(MOVES, WORLDS), done.view(MOVES, WORLDS)):
            self.running = self.running + reward
            self.latest = torch.where(is_done, self.running, self.latest)
            self.running = torch.where(is_done, 0.0, self.running)
${counts ? '        self.count += done.sum().item()\n' : ''}
    def mean_return(self):
        """Over the last finished episode of each world; NaN before one is finished."""
        return self.latest.nanmean().item()`;
}
