import { typingErrors } from '../experiment/near.ts';

/** What can be found by words. */
export interface Findable {
  readonly title: string;
  /** A sentence about it. */
  readonly explain: string;
  /** Other words that find it. */
  readonly words?: readonly string[];
}

/** Something found, and how well it matches. */
export interface Match<T> {
  readonly one: T;
  readonly rank: number;
}

/** The quality of a match, the best first. */
export const RANK = {
  titleStartsWithWords: 0,
  titleStartsWithLetters: 1,
  wordsInTitle: 2,
  wordInTitleStarts: 3,
  lettersInTitle: 4,
  otherNameStarts: 5,
  lettersInOtherName: 6,
  wordInExplanationStarts: 7,
  mistyped: 8,
  none: 9,
} as const;

/**
 * Finds what contains every typed word, in any order. Matches in the title come before those in other names, and these
 * before those in the explanation; equally good matches keep their order. If there is none, words with typing errors
 * match as well. Finds everything if nothing is typed.
 * @param textsOf the texts in which one of them is looked for
 */
export function matchesOf<T>(all: readonly T[], textsOf: (one: T) => Findable, typed: string): readonly Match<T>[] {
  if (typed.trim() === '') return all.map((one) => ({ one, rank: RANK.none }));
  const wanted = plain(typed);
  const texts = all.map((one) => plainTexts(textsOf(one)));
  const matches = (rankOf: (texts: Texts) => number) =>
    all
      .map((one, index) => ({ one, rank: rankOf(texts[index] as Texts) }))
      .filter(({ rank }) => rank < RANK.none)
      .sort((a, b) => a.rank - b.rank);
  const exact = matches((where) => rankAs(rankIn, where, wanted));
  return exact.length > 0 ? exact : matches((where) => rankAs(rankMistyped, where, wanted));
}

/** What contains every typed word, the best first, as in `matchesOf`. */
export function matching<T>(all: readonly T[], textsOf: (one: T) => Findable, typed: string): readonly T[] {
  return matchesOf(all, textsOf, typed).map(({ one }) => one);
}

/** Texts as `plain` makes them. */
interface Texts {
  readonly title: string;
  readonly names: readonly string[];
  readonly explain: string;
}

function plainTexts({ title, words = [], explain }: Findable): Texts {
  return { title: plain(title), names: words.map(plain), explain: plain(explain) };
}

/** The rank of the words as a phrase or, if that is better, the rank of the word that matches worst by itself. */
function rankAs(rank: (texts: Texts, wanted: string) => number, texts: Texts, wanted: string): number {
  const alone = wanted.split(' ').map((word) => rank(texts, word));
  // Separate words do not count as the start of the title.
  return Math.min(rank(texts, wanted), Math.max(RANK.wordsInTitle, ...alone));
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

function rankMistyped(texts: Texts, wanted: string): number {
  const rank = rankIn(texts, wanted);
  if (rank < RANK.none) return rank;
  const words = [texts.title, ...texts.names].flatMap((text) => text.split(' '));
  return words.some((word) => isMeant(word, wanted)) ? RANK.mistyped : RANK.none;
}

/** The lengths from which on a word may have one typing error, and two. Shorter ones mean too much. */
const LONG = 5;
const VERY_LONG = 8;

/** Whether somebody probably meant a word, or the beginning of one that they have not finished. */
function isMeant(word: string, typed: string): boolean {
  const most = typed.length >= VERY_LONG ? 2 : typed.length >= LONG ? 1 : 0;
  if (most === 0 || word.length < typed.length - most) return false;
  return [0, -1, 1].some((more) => typingErrors(typed, word.slice(0, typed.length + more)) <= most);
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
