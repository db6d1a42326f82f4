import { describe, expect, it } from 'vitest';
import { rowHeight } from '../../../src/plots/sequences/draw-sequence.ts';
import { type SequencesView, shownTokens } from '../../../src/plots/sequences/types.ts';

describe('the tokens of a sequence', () => {
  const input = [3, 4, 5];

  it('end with the token after the last step if the next ones are predicted', () => {
    expect(shownTokens({ predicts: 'next' }, { input, target: [4, 5, 6] })).toEqual([3, 4, 5, 6]);
  });

  it('are those of its steps if nothing follows that is scored', () => {
    expect(shownTokens({ predicts: 'next' }, { input, target: [4, 5, Number.NaN] })).toEqual(input);
    expect(shownTokens({ predicts: 'step' }, { input, target: [5, 4, 3] })).toEqual(input);
    expect(shownTokens({ predicts: 'whole' }, { input, target: [1] })).toEqual(input);
  });
});

it('there is a third line for the actual tokens, except where they are the next ones of a text', () => {
  const view: SequencesView = {
    answer: 'class',
    classes: ['a', 'b', 'c'],
    steps: 3,
    tokens: ['a', 'b', 'c'],
    names: [],
    main: null,
    predicts: 'whole',
    boundary: 0.5,
  };
  const line = rowHeight(view);
  expect(rowHeight({ ...view, predicts: 'next' })).toBe(2 * line);
  expect(rowHeight({ ...view, predicts: 'step' })).toBe(3 * line);
});
