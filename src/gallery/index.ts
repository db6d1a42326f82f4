import type { Lesson, LessonHead } from './lesson.ts';
import { readHead, readLesson } from './read-lesson.ts';
import { TOPICS } from './topics.ts';

/** The sources of the built-in lessons. The page imports this file late. */
const files = import.meta.glob<string>('./lessons/*.md', { eager: true, query: '?raw', import: 'default' });

const sources = new Map(
  Object.entries(files).map(([path, source]) => [path.slice('./lessons/'.length, -'.md'.length), source]),
);

/** The built-in lessons in the order of the course: by topic, then by level, then by title. */
export const LESSONS: readonly LessonHead[] = [...sources]
  .map(([id, source]) => named(id, () => readHead(id, source)))
  .sort(
    (a, b) =>
      TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic) || a.level - b.level || a.title.localeCompare(b.title, 'en'),
  );

/** The Markdown of a built-in lesson; undefined if there is no such lesson. */
export function lessonSource(id: string): string | undefined {
  return sources.get(id);
}

/**
 * The built-in lesson with this id.
 * @throws Error if it does not exist or has another form, with the name of its file
 */
export function lessonOf(id: string, isNote: (id: string) => boolean): Lesson {
  const source = sources.get(id);
  if (source === undefined) throw new Error(`src/gallery/lessons/${id}.md does not exist`);
  return named(id, () => readLesson(id, source, isNote));
}

function named<T>(id: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new Error(`src/gallery/lessons/${id}.md: ${(error as Error).message}`);
  }
}
