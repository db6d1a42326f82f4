import { lessonSource } from '../gallery/index.ts';
import type { Lesson } from '../gallery/lesson.ts';
import { isPackedLesson, unpackLesson } from '../gallery/pack-lesson.ts';
import { readLesson } from '../gallery/read-lesson.ts';
import { hashBytes } from '../table/hash.ts';
import type { LessonRef } from './result.ts';

/** A lesson whose text is at hand. */
export interface KnownLesson {
  /** Its id if it is built in; null for any other. */
  readonly id: string | null;
  readonly hash: string;
  readonly lesson: Lesson;
}

type IsNote = (id: string) => boolean;

/** The lesson of a link, by its id or from its packed text; null if there is none. @throws Error if it cannot be read */
export function lessonOfLink(source: string, isNote: IsNote): KnownLesson | null {
  if (isPackedLesson(source)) return ownLesson('own', unpackLesson(source), isNote);
  const markdown = lessonSource(source);
  return markdown === undefined ? null : { ...ownLesson(source, markdown, isNote), id: source };
}

/** A lesson from a file. @throws Error if it cannot be read */
export function ownLesson(name: string, markdown: string, isNote: IsNote): KnownLesson {
  return { id: null, hash: hashOf(markdown), lesson: readLesson(name, markdown, isNote) };
}

/**
 * The lesson that a result is about, whether or not its text is the same; null if it is not known.
 * @param own lessons that are not built in
 */
export function findLesson(
  { id, hash, title }: LessonRef,
  own: readonly KnownLesson[],
  isNote: IsNote,
): KnownLesson | null {
  const same = own.find((one) => one.hash === hash);
  if (same) return same;
  if (id !== null) return isPackedLesson(id) ? null : lessonOfLink(id, isNote);
  return own.find(({ lesson }) => lesson.title === title) ?? null;
}

/** Identifies a text, however its lines end. */
function hashOf(markdown: string): string {
  const text = markdown
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .trim();
  return hashBytes(new TextEncoder().encode(text));
}
