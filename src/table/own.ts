import type { Choices, Draft } from './draft.ts';
import type { Problem } from './problem.ts';
import type { OwnTable } from './table.ts';

/**
 * The table that a draft is under a person's choices. Columns that are left out are not in it; rows all are.
 * @returns a problem if the target is left out, has one value alone, or has no column beside it
 */
export function asTable(draft: Draft, choices: Choices): OwnTable | Problem {
  return { message: `${choices.name} (${draft.count}) can not be made yet.` };
}
