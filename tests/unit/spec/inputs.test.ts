import { describe, expect, it } from 'vitest';
import { defaultSpec, inputLabels } from '../../../src/spec/index.ts';

describe('what people call the inputs', () => {
  it('is the label of the column, before its category or its missing values', () => {
    expect(inputLabels(defaultSpec('penguins'))).toMatchObject({
      bill_length: 'Bill length',
      'bill_length=?': 'Bill length=?',
      'island=Dream': 'Island=Dream',
    });
  });

  it('goes without saying where that is the name', () => {
    expect(inputLabels(defaultSpec('circle'))).toEqual({});
  });
});
