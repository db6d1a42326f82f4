import { SEED } from '../experiment/index.ts';
import type { Lesson, Restrictions } from './lesson.ts';

/**
 * The text of the experiment with which a step starts if it is opened by itself: its own, or that of the last step
 * before it that has one.
 * @param index 0 for the first step
 * @param seed as `seedFor` gives it
 */
export function experimentAt({ steps }: Lesson, index: number, seed: number | null): string {
  const text = steps.slice(0, index + 1).findLast(({ experiment }) => experiment !== null)?.experiment ?? '';
  return seed === null ? text : `${text}&seed=${seed}`;
}

/**
 * What is hidden and locked in a step. A seed that the lesson sets is locked, so that copied results show; and so are starting
 * weights unless the experiment mentions them, so that nobody begins with trained ones.
 */
export function restrictionsAt(lesson: Lesson, index: number): Restrictions {
  const { restrictions, seed, steps } = lesson;
  const step = steps[index]?.restrictions;
  const implied = [...(seed === null ? [] : ['seed']), ...(mentionsStart(lesson, index) ? [] : ['start'])];
  return {
    hidden: union(restrictions.hidden, step?.hidden ?? []),
    locked: union(restrictions.locked, [...(step?.locked ?? []), ...implied]),
  };
}

/** Whether the experiment of a step has starting weights, or leaves them to the person with `start=none`. */
function mentionsStart(lesson: Lesson, index: number): boolean {
  return /(^|[?#&])\s*start\s*=/.test(experimentAt(lesson, index, null));
}

/**
 * The seed of a lesson's experiments: the one that it sets, or one that is drawn from a student's name, whatever its
 * capitals and spaces; null if it sets none.
 */
export function seedFor({ seed }: Pick<Lesson, 'seed'>, student: string): number | null {
  if (seed !== 'student') return seed;
  const name = student.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  if (name === '') return null;
  return fnv1a(new TextEncoder().encode(name)) % (SEED.max + 1);
}

/** The hash FNV-1a of 32 bits (G. Fowler, L. C. Noll, K.-P. Vo). */
function fnv1a(bytes: Uint8Array): number {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
