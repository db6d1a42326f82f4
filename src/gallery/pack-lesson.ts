import { deflated, inflated } from '../packing/deflated.ts';
import { MOST_BYTES } from './read-lesson.ts';

/** What the text of a packed lesson begins with. */
const MARK = '~';
/** A longer text is not tried: deflating adds less than this to the largest file. */
const MOST_LETTERS = 2 * MOST_BYTES;

/** A lesson's Markdown as a value for a link: `~` and letters, digits, - and _. */
export function packLesson(markdown: string): string {
  return MARK + deflated(new TextEncoder().encode(markdown));
}

/** Whether a value of a link is a packed lesson, instead of the id of one. */
export function isPackedLesson(value: string): boolean {
  return value.startsWith(MARK);
}

/**
 * Restores the Markdown from a text of `packLesson`.
 * @throws Error with a sentence that says what is wrong with any other text
 */
export function unpackLesson(text: string): string {
  if (!isPackedLesson(text) || !/^~[\w-]+$/.test(text)) {
    throw new Error('The lesson in the link contains characters that no lesson has. Copy the whole link again.');
  }
  if (text.length > MOST_LETTERS) throw new Error(TOO_LARGE);
  const markdown = markdownOf(text.slice(MARK.length));
  if (markdown === null) throw new Error(TOO_LARGE);
  return markdown;
}

const TOO_LARGE = `The lesson in the link is larger than ${MOST_BYTES / 1000} kB. Ask for the lesson as a file.`;

function markdownOf(letters: string): string | null {
  try {
    const bytes = inflated(letters, MOST_BYTES);
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('The lesson in the link is damaged: it breaks off or was changed. Copy the whole link again.');
  }
}
