/**
 * How well a command answers to what was typed: 0 where a typed word is missing, more for whole words and for the
 * beginnings of words than for letters within.
 */
export function score(title: string, typed: string, words: readonly string[] = []): number {
  const heard = [title, ...words]
    .join(' ')
    .toLowerCase()
    .split(/[\s:()]+/);
  const scores = typed
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => Math.max(...heard.map((one) => match(one, word))));
  return scores.length === 0 ? 1 : scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 0) / scores.length;
}

function match(heard: string, typed: string): number {
  if (heard === typed) return 1;
  if (heard.startsWith(typed)) return 0.7;
  return heard.includes(typed) ? 0.3 : 0;
}
