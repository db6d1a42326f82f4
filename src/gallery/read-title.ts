import { joined, paragraphsOf, shortened } from '../markdown/paragraphs.ts';

const LONGEST = 80;

/** A text without its first line, which is a title. */
export function titled(text: string): { readonly title: string; readonly paragraphs: readonly string[] } {
  const end = text.indexOf('\n');
  if (end < 0) return { title: text, paragraphs: [] };
  return { title: text.slice(0, end), paragraphs: paragraphsOf(text.slice(end)) };
}

/** A title of a few words. @throws Error if there are none, or too many */
export function readTitle(line: string): string {
  const title = joined(line);
  if (title === '') throw new Error('the title is missing');
  if (title.length > LONGEST) {
    throw new Error(`the title "${shortened(title)}" has ${title.length} characters, but at most ${LONGEST} fit`);
  }
  return title;
}
