import { useWhyStuck } from '../actions.ts';

/** What stands in place of a curve that has no points yet. Play is disabled while there is a reason. */
export function invitation(toSee: string, reason: string | null): string {
  return reason === null ? `Press Play to see ${toSee}.` : `Nothing has been trained yet. ${reason}.`;
}

/** As `invitation`, for the run as it is. */
export function useInvitation(toSee: string): string {
  return invitation(toSee, useWhyStuck());
}
