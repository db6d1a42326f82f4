/** A token as text that can be seen: a space and a line break have signs of their own. */
export function visibleToken(token: string): string {
  return token === ' ' ? '␣' : token === '\n' ? '⏎' : token;
}
