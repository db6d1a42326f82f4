import { expect, it } from 'vitest';
import { invitation } from '../../../src/ui/output/invitation.ts';

it('invites a person to press Play, unless Play is disabled', () => {
  expect(invitation('the loss fall', null)).toBe('Press Play to see the loss fall.');
  expect(invitation('the loss fall', 'Choose data first')).toBe('Nothing has been trained yet. Choose data first.');
});
