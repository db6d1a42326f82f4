import { nearest } from '../experiment/near.ts';
import { listed } from '../markdown/paragraphs.ts';
import { CONTROL_NAMES } from './controls.ts';
import type { Restrictions } from './lesson.ts';

/**
 * Reads the names of the facts "Hide" and "Lock".
 * @param isControl whether a part or a control of the page has a name
 * @throws Error that quotes a name that nothing has
 */
export function readRestrictions(
  facts: { readonly Hide?: string; readonly Lock?: string },
  isControl: (name: string) => boolean,
): Restrictions {
  const names = (fact: 'Hide' | 'Lock') =>
    listed(facts[fact]?.replaceAll('`', '')).map((name) => {
      if (isControl(name)) return name;
      const meant = nearest(name, CONTROL_NAMES);
      const question = meant === undefined ? '' : `; did you mean "${meant}"?`;
      throw new Error(`"- ${fact}: …" names "${name}", but no part or control is called so${question}`);
    });
  return { hidden: names('Hide'), locked: names('Lock') };
}
