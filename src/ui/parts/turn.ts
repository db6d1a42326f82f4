let release = () => {};

/** Fulfilled when parts may load that the first picture does not need. */
const turn = new Promise<void>((resolve) => {
  release = resolve;
});

/** Lets all parts load. Until then they wait, so that the first picture comes first on a slow connection. */
export function letPartsLoad(): void {
  release();
}

/** Resolves when something may load that the first picture does not need. */
export function ownTurn(): Promise<void> {
  return turn;
}
