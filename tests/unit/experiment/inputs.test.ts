import { describe, expect, it } from 'vitest';
import { defaultSpec, inputLabels } from '../../../src/experiment/index.ts';

describe('the labels of the inputs', () => {
  it('start with the label of the column, before its category or its missing values', () => {
    expect(inputLabels(defaultSpec('penguins'))).toMatchObject({
      bill_length: 'Bill length',
      'bill_length=?': 'Bill length=?',
      'island=Dream': 'Island=Dream',
    });
  });

  it('are omitted if they equal the name', () => {
    expect(inputLabels(defaultSpec('circle'))).toEqual({});
  });
});
