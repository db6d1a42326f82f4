import type { Command } from './command.ts';

/** The commands that match a text, the best first. */
interface Found {
  readonly commands: readonly Command[];
  /** The command that Enter runs unless a person marks another; null if Enter should do nothing yet. */
  readonly first: Command | null;
}

/** The quality of a match, the best first. */
const RANK = {
  titleStartsWithWords: 0,
  titleStartsWithLetters: 1,
  wordsInTitle: 2,
  wordInTitleStarts: 3,
  lettersInTitle: 4,
  otherNameStarts: 5,
  lettersInOtherName: 6,
  wordInExplanationStarts: 7,
  none: 8,
} as const;

/** Matches that are too weak for running a command that changes something. */
const WEAK: readonly number[] = [RANK.lettersInTitle, RANK.lettersInOtherName, RANK.wordInExplanationStarts];

/**
 * Finds the commands that contain every typed word, in any order. Matches in the title come before those in other
 * names, and these before those in the explanation; equally good matches keep their order. Returns all commands if
 * nothing is typed.
 */
export function search(commands: readonly Command[], typed: string): Found {
  if (typed.trim() === '') return { commands, first: null };
  const wanted = plain(typed);
  const matches = commands
    .map((command) => ({ command, rank: rankOf(command, wanted) }))
    .filter(({ rank }) => rank < RANK.none)
    .sort((a, b) => a.rank - b.rank);
  const [best] = matches;
  const meant = best && (best.command.onlyShows || !WEAK.includes(best.rank));
  return { commands: matches.map(({ command }) => command), first: meant ? best.command : null };
}

/** The rank of the words as a phrase or, if that is better, the rank of the word that matches worst by itself. */
function rankOf({ title, words = [], explain }: Command, wanted: string): number {
  const texts: Texts = { title: plain(title), names: words.map(plain), explain: plain(explain) };
  const alone = wanted.split(' ').map((word) => rankIn(texts, word));
  // Separate words do not count as the start of the title.
  return Math.min(rankIn(texts, wanted), Math.max(RANK.wordsInTitle, ...alone));
}

/** The texts of a command, each `plain`. */
interface Texts {
  readonly title: string;
  readonly names: readonly string[];
  readonly explain: string;
}

function rankIn({ title, names, explain }: Texts, wanted: string): number {
  if (wanted === '') return RANK.none;
  if (`${title} `.startsWith(`${wanted} `)) return RANK.titleStartsWithWords;
  if (title.startsWith(wanted)) return RANK.titleStartsWithLetters;
  if (` ${title} `.includes(` ${wanted} `)) return RANK.wordsInTitle;
  if (wordStarts(title, wanted)) return RANK.wordInTitleStarts;
  if (title.includes(wanted)) return RANK.lettersInTitle;
  if (names.some((name) => wordStarts(name, wanted))) return RANK.otherNameStarts;
  if (names.some((name) => name.includes(wanted))) return RANK.lettersInOtherName;
  return wordStarts(explain, wanted) ? RANK.wordInExplanationStarts : RANK.none;
}

function wordStarts(text: string, wanted: string): boolean {
  return ` ${text}`.includes(` ${wanted}`);
}

/** Lower-case letters and digits with single spaces: "Min–max" is "min max", "x₁" is "x1", "naïve" is "naive". */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
