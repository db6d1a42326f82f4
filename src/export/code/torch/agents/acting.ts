import { type Acting, chanceOf, happenedIn, moveStatements } from '../../agents/acting.ts';
import { indented } from '../../script.ts';

/** The function that acts in all worlds. */
export function rollout(acting: Acting): string {
  const parts = chanceOf(acting);
  return `@torch.no_grad()
def rollout(state, noise):
    """Acts in all worlds for some moves; where an episode is over, a new one begins.

    Returns the states of the worlds afterwards, and what happened as a list of tensors: they
    have a row for each move in each world, those of the first move first.
    """
    experience = []
    for chance in noise:
        ${parts.map(([name]) => name).join(', ')} = chance.split((${parts.map(([, count]) => count).join(', ')}), 1)
${indented(moveStatements(acting).join('\n'), 2)}
        experience.append((${happenedIn(acting)}))
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
