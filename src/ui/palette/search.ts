import type { Command } from './command.ts';

/** The commands that answer to a text, the best first. */
interface Found {
  readonly commands: readonly Command[];
  /** The command that Enter takes unless a person marks another; null where Enter should do nothing yet. */
  readonly first: Command | null;
}

/** How a command answers to what was typed, the best first. */
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

/** So little of an answer that a command which changes something may not have been meant. */
const WEAK: readonly number[] = [RANK.lettersInTitle, RANK.lettersInOtherName, RANK.wordInExplanationStarts];

/**
 * Finds the commands that have every typed word, in any order: in the title before other names, and those before the
 * explanation. Equally good answers keep their order. All commands where nothing is typed.
 */
export function search(commands: readonly Command[], typed: string): Found {
  if (typed.trim() === '') return { commands, first: null };
  const wanted = plain(typed);
  const answers = commands
    .map((command) => ({ command, rank: rankOf(command, wanted) }))
    .filter(({ rank }) => rank < RANK.none)
    .sort((a, b) => a.rank - b.rank);
  const [best] = answers;
  const meant = best && (best.command.onlyShows || !WEAK.includes(best.rank));
  return { commands: answers.map(({ command }) => command), first: meant ? best.command : null };
}

/** The rank of the words as they stand or, where that is better, of the one that answers worst alone. */
function rankOf({ title, words = [], explain }: Command, wanted: string): number {
  const texts: Texts = { title: plain(title), names: words.map(plain), explain: plain(explain) };
  const alone = wanted.split(' ').map((word) => rankIn(texts, word));
  // Words that stand apart do not start the title.
  return Math.min(rankIn(texts, wanted), Math.max(RANK.wordsInTitle, ...alone));
}

/** What a command says, each `plain`. */
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

/** Lower case letters and digits, with one blank between words: "Min–max" is "min max", "x₁" is "x1", "naïve" is "naive". */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
