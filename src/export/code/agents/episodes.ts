/** The class of Python that keeps the returns of episodes, with NumPy. @param counts whether it also counts them */
export function episodes(counts: boolean): string {
  return `class Episodes:
    """The return of the present episode of each world, and of the last one that is over."""

    def __init__(self):
        self.running = np.zeros(WORLDS)
        self.latest = np.full(WORLDS, np.nan)
${counts ? '        self.count = 0\n' : ''}
    def add(self, rewards, over):
        rewards, over = (np.asarray(one).reshape(MOVES, WORLDS) for one in (rewards, over))
        for reward, is_over in zip(rewards, over):
            self.running = self.running + reward
            self.latest = np.where(is_over, self.running, self.latest)
            self.running = np.where(is_over, 0.0, self.running)
${counts ? '        self.count += over.sum()\n' : ''}
    def mean_return(self):
        """Of the last episodes; NaN before any is over."""
        known = self.latest[~np.isnan(self.latest)]
        return known.mean() if len(known) > 0 else np.nan`;
}
