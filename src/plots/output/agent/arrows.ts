/** An arrow from the middle of a cell; 1 is as long as a certain action. */
export interface Arrow {
  readonly across: number;
  readonly down: number;
}

const DIRECTIONS: Readonly<Record<string, Arrow>> = {
  up: { across: 0, down: -1 },
  right: { across: 1, down: 0 },
  down: { across: 0, down: 1 },
  left: { across: -1, down: 0 },
};

/** Shorter arrows would be dots. */
const SHORTEST = 0.05;

/** An arrow for each action that names a direction, as long as it is probable. */
export function arrowsOf(actions: readonly string[], probabilities: readonly number[]): readonly Arrow[] {
  return actions.flatMap((action, index) => {
    const direction = DIRECTIONS[action];
    const length = probabilities[index] as number;
    if (!direction || !(length >= SHORTEST)) return [];
    return { across: direction.across * length, down: direction.down * length };
  });
}
