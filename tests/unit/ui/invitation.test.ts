import { expect, it } from 'vitest';
import { invitation } from '../../../src/ui/output/invitation.ts';

it('invites a person to press Play, unless Play is disabled or the run trains already', () => {
  expect(invitation('the loss fall', null)).toBe('Press Play to see the loss fall.');
  expect(invitation('the loss fall', 'Choose data first')).toBe('Nothing has been trained yet. Choose data first.');
  expect(invitation('the loss fall', null, true)).toBe('The curve begins with the next evaluation.');
});
