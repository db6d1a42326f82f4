import { changedLock } from '../experiment/page/names.ts';
import { settingWords } from '../experiment/page/settings.ts';
import { guardEdits } from './experiment.ts';
import { type Restrictions, restrictions } from './restrictions.ts';

/** Who restricts: the link, or the step of a lesson. */
type By = 'link' | 'lesson';

const all = new Map<By, Restrictions>();

/**
 * Hides and locks parts and controls by name, in place of those that the same side restricted before. A hidden setting
 * is locked as well: what a person does not see should not change under their hands.
 */
export function restrict(by: By, hidden: Iterable<string>, locked: Iterable<string>): void {
  all.set(by, { hidden: new Set(hidden), locked: new Set(locked) });
  const sides = [...all.values()];
  restrictions.setState({
    hidden: new Set(sides.flatMap((side) => [...side.hidden])),
    locked: new Set(sides.flatMap((side) => [...side.locked])),
  });
}

guardEdits((before, after) => {
  const { hidden, locked } = restrictions.getState();
  const name = changedLock(new Set([...locked, ...hidden]), before, after);
  if (name === undefined) return null;
  return {
    key: name,
    message: `Locked here, so it was not changed: ${settingWords(name, before) ?? `the setting “${name}”`}.`,
  };
});
