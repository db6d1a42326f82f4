/** A prompt as tokens. */
export interface ReadPrompt {
  readonly tokens: readonly number[];
  /** Characters that no token has, each once, in the order in which they appear. */
  readonly unknown: readonly string[];
}

/**
 * Splits a text into tokens, the longest that fits first. A capital letter becomes a small one if only that is a token,
 * and spaces only separate tokens unless a token begins with one. Other characters that fit no token are skipped.
 */
export function readPrompt(text: string, vocabulary: readonly string[]): ReadPrompt {
  const order = vocabulary
    .map((name, token) => ({ name, token }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  const tokens: number[] = [];
  const unknown = new Set<string>();
  for (let rest = text; rest !== ''; ) {
    const found =
      order.find(({ name }) => rest.startsWith(name)) ?? order.find(({ name }) => rest.toLowerCase().startsWith(name));
    const character = String.fromCodePoint(rest.codePointAt(0) as number);
    if (found) tokens.push(found.token);
    else if (character.trim() !== '') unknown.add(character);
    rest = rest.slice(found ? found.name.length : character.length);
  }
  return { tokens, unknown: [...unknown] };
}

/** Names the characters that are skipped; null if there are none. */
export function unknownWords({ unknown }: ReadPrompt): string | null {
  if (unknown.length === 0) return null;
  const names = unknown.map((character) => `“${character}”`).join(', ');
  return unknown.length === 1
    ? `${names} is not a token of these data, so it is skipped.`
    : `${names} are not tokens of these data, so they are skipped.`;
}
