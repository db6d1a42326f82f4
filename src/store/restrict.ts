import { changedLock } from '../experiment/page/names.ts';
import { guardEdits } from './experiment.ts';
import { restrictions } from './restrictions.ts';

/**
 * Hides and locks parts and controls by name, in place of those that were hidden and locked before. A hidden setting is
 * locked as well: what a person does not see should not change under their hands.
 */
export function restrict(hidden: Iterable<string>, locked: Iterable<string>): void {
  restrictions.setState({ hidden: new Set(hidden), locked: new Set(locked) });
}

guardEdits((before, after) => {
  const { hidden, locked } = restrictions.getState();
  const name = changedLock(new Set([...locked, ...hidden]), before, after);
  if (name === undefined) return null;
  return { key: name, message: `${name}: this setting is locked here, so the change was not made.` };
});
