import { expect, it } from 'vitest';
import { NotLoaded } from '../../../src/ui/parts/loadable.ts';
import { reasonOf } from '../../../src/ui/parts/reason.ts';

const message = 'Unable to preload CSS for /assets/Strips-B7x.css';
const lost = new NotLoaded(1, new Error(message));

it('starts with what helps, and ends with the message of the browser', () => {
  expect(reasonOf(lost, 'same', false)).toBe(`Check the connection and try again. (${message})`);
  expect(reasonOf(lost, 'same', true)).toBe(`Reloading the page may help: it keeps your experiment. (${message})`);
});

it('does not name files if the cause is known, nor before it is known', () => {
  expect(reasonOf(lost, 'unreachable', false)).toBe(
    'The server cannot be reached. Check the connection and try again.',
  );
  expect(reasonOf(lost, 'updated', true)).toBe('Nabla was updated since this page was opened.');
  expect(reasonOf(lost, null, false)).toBe('');
});

it('is the error for a part that cannot be rendered', () => {
  expect(reasonOf(new Error('no room'), null, false)).toBe('no room');
});
