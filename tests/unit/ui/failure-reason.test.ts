import { expect, it } from 'vitest';
import { NotLoaded } from '../../../src/ui/parts/loadable.ts';
import { reasonOf } from '../../../src/ui/parts/reason.ts';

const said = 'Unable to preload CSS for /assets/Strips-B7x.css';
const lost = new NotLoaded(1, new Error(said));

it('says first what helps, and last what the browser said', () => {
  expect(reasonOf(lost, 'same', false)).toBe(`Check the connection and try again. (${said})`);
  expect(reasonOf(lost, 'same', true)).toBe(`Reloading the page may help: it keeps your experiment. (${said})`);
});

it('does not name files where the cause is known, nor before it is', () => {
  expect(reasonOf(lost, 'unreachable', false)).toBe(
    'The server cannot be reached. Check the connection and try again.',
  );
  expect(reasonOf(lost, 'updated', true)).toBe('Nabla was updated since this page was opened.');
  expect(reasonOf(lost, null, false)).toBe('');
});

it('of what cannot be drawn is the error', () => {
  expect(reasonOf(new Error('no room'), null, false)).toBe('no room');
});
