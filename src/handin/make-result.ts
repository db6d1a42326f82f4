import type { KnownLesson } from './known-lesson.ts';
import { type ClaimedMoment, type Result, rounded } from './result.ts';

/** What a person has done in a step, as the page remembers it. */
interface Done {
  readonly answer: number | null;
  readonly met: (Omit<ClaimedMoment, 'provider'> & { readonly provider: string }) | null;
}

/** The result of what a person has done in a lesson. @param at in seconds since 1970 */
export function resultOf(
  { id, hash, lesson }: KnownLesson,
  student: string,
  done: readonly Done[],
  at: number,
): Result {
  return {
    lesson: { id, hash, title: lesson.title },
    student: student.trim(),
    at,
    steps: lesson.steps.map((_, index) => {
      const { answer = null, met = null } = done[index] ?? {};
      return { answer, met: met && claimedMoment(met) };
    }),
  };
}

function claimedMoment({ experiment, step, measured, provider }: NonNullable<Done['met']>): ClaimedMoment {
  const known = Object.entries(measured).filter(([, value]) => Number.isFinite(value));
  return {
    experiment,
    step,
    measured: Object.fromEntries(known.map(([quantity, value]) => [quantity, rounded(value)])),
    provider: provider === 'webgpu' ? 'webgpu' : 'wasm',
  };
}
