/** All that leaves no ink; also some characters that only serve to join others. */
const BLANK = /^[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]+$/u;
/** Characters without ink beside others: not those that join letters and emoji, nor those that make flags. */
const HIDDEN = /(?!\u200C|\u200D|[\u{E0020}-\u{E007F}])\p{C}/gu;

/**
 * A token as text that can be seen: a space and a line break have signs of their own, and other characters that are
 * invisible or change the direction of writing are named, such as U+200B.
 */
export function visibleToken(token: string): string {
  if (token === ' ') return '␣';
  if (token === '\n') return '⏎';
  return BLANK.test(token) ? Array.from(token, named).join('') : token.replace(HIDDEN, named);
}

function named(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
