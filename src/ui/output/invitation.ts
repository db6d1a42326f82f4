import { isPlaying, useRun } from '../../store/run.ts';
import { useWhyStuck } from '../actions.ts';

/** The text in place of a curve without points. Play is disabled while there is a reason. */
export function invitation(toSee: string, reason: string | null, playing = false): string {
  if (playing) return 'The curve begins with the next evaluation.';
  return reason === null ? `Press Play to see ${toSee}.` : `Nothing has been trained yet. ${reason}.`;
}

/** Like `invitation`, for the current state of the run. */
export function useInvitation(toSee: string): string {
  const playing = useRun(isPlaying);
  return invitation(toSee, useWhyStuck(), playing);
}
