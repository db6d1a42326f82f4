/** The class of Python that keeps the returns of episodes, with NumPy. @param counts whether it also counts them */
export function episodes(counts: boolean): string {
  return `class Episodes:
    """The return of the current episode of each world, and of the last finished one."""

    def __init__(self):
        self.running = np.zeros(WORLDS)
        self.latest = np.full(WORLDS, np.nan)
${counts ? '        self.count = 0\n' : ''}
    def add(self, rewards, done):
        rewards, done = (np.asarray(one).reshape(MOVES, WORLDS) for one in (rewards, done))
        for reward, is_done in zip(rewards, done):
            self.running = self.running + reward
            self.latest = np.where(is_done, self.running, self.latest)
            self.running = np.where(is_done, 0.0, self.running)
${counts ? '        self.count += done.sum()\n' : ''}
    def mean_return(self):
        """Over the last finished episode of each world; NaN before one is finished."""
        known = self.latest[~np.isnan(self.latest)]
        return known.mean() if len(known) > 0 else np.nan`;
}
