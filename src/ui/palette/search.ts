import { matchesOf, RANK } from '../search.ts';
import type { Command } from './command.ts';

/** The commands that match a text, the best first. */
interface Found {
  readonly commands: readonly Command[];
  /** The command that Enter runs unless a person marks another; null if Enter should do nothing yet. */
  readonly first: Command | null;
}

/** Matches that are too weak for running a command that changes something. */
const WEAK: readonly number[] = [
  RANK.lettersInTitle,
  RANK.lettersInOtherName,
  RANK.wordInExplanationStarts,
  RANK.mistyped,
];

/** Finds the commands that a typed text means. Returns all of them if nothing is typed. */
export function search(commands: readonly Command[], typed: string): Found {
  if (typed.trim() === '') return { commands, first: null };
  const matches = matchesOf(commands, (command) => command, typed);
  const [best] = matches;
  const meant = best && (best.one.onlyShows || !WEAK.includes(best.rank));
  return { commands: matches.map(({ one }) => one), first: meant ? best.one : null };
}
