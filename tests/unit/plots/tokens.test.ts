import { expect, it } from 'vitest';
import { visibleToken } from '../../../src/plots/sequences/tokens.ts';

it.each([
  ['a space', ' ', '␣'],
  ['a line break', '\n', '⏎'],
  ['control characters', '\u0001\u001f', 'U+0001U+001F'],
  ['other spaces', '\u00a0', 'U+00A0'],
  ['a space without width', '\u200b', 'U+200B'],
  ['a joiner alone', '\u200d', 'U+200D'],
  ['a sign that turns the direction of writing, within a word', 'ab\u202ec', 'abU+202Ec'],
  ['a soft hyphen within a word', 'co\u00adop', 'coU+00ADop'],
  ['joiners of an emoji', '👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
  ['the letters of a flag', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['spaces between words', 'Iris setosa', 'Iris setosa'],
  ['nothing', '', ''],
])('a token can be seen: %s', (_, token, visible) => {
  expect(visibleToken(token)).toBe(visible);
});
