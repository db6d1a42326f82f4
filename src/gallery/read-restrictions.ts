import { nearest } from '../experiment/near.ts';
import { CONTROLS, isControl, isPartOfPage, PARTS_OF_PAGE } from '../experiment/page/names.ts';
import { listed, shortened } from '../markdown/paragraphs.ts';
import type { Restrictions } from './lesson.ts';

/**
 * Reads the names of the facts "Hide" and "Lock". Parts of the page can be hidden; controls can also be locked.
 * @throws Error that quotes a name that nothing has
 */
export function readRestrictions(facts: { readonly Hide?: string; readonly Lock?: string }): Restrictions {
  const parts = Object.keys(PARTS_OF_PAGE);
  return {
    hidden: namesIn('Hide', facts.Hide, 'part or control', [...parts, ...CONTROLS], (name) => {
      return isPartOfPage(name) || isControl(name);
    }),
    locked: namesIn('Lock', facts.Lock, 'control', CONTROLS, isControl),
  };
}

function namesIn(
  fact: string,
  value: string | undefined,
  what: string,
  known: readonly string[],
  isKnown: (name: string) => boolean,
): readonly string[] {
  return listed(value?.replaceAll('`', '')).map((name) => {
    if (isKnown(name)) return name;
    const meant = nearest(name, known);
    const question = meant === undefined ? '' : `; did you mean "${meant}"?`;
    throw new Error(`"- ${fact}: …" names "${shortened(name)}", but no ${what} has that name${question}`);
  });
}
