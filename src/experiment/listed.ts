/** The most names in a sentence; nobody reads longer lists. */
export const MOST_LISTED = 8;

/** Lists names for a sentence; of many only the first. */
export function listed(names: readonly string[]): string {
  const rest = names.length - MOST_LISTED;
  return names.slice(0, MOST_LISTED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
