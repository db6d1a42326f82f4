import type { CurvesScene } from '../../gallery/thumbnails/scene.ts';
import { unpackResult } from '../../handin/code.ts';
import { findLesson, type KnownLesson, lessonOfLink } from '../../handin/known-lesson.ts';
import type { Result } from '../../handin/result.ts';
import { createRunAgain } from '../../handin/run-again.ts';
import { type Verification, verify } from '../../handin/verify.ts';
import { headOf } from '../../notes/index.ts';
import type { LiveSource } from '../../plots/core/types.ts';
import { lessons } from '../../store/lesson.ts';
import type { Engine } from '../engine.ts';

/** A code that was verified, or that cannot be read. */
export type Checked =
  | { readonly result: Result; readonly lesson: KnownLesson | null; readonly verification: Verification }
  | { readonly fault: string };

/** How far the run is that is being repeated. */
export interface Progress {
  readonly curve: CurvesScene;
  /** From 0 to 1. */
  readonly share: number;
}

export const isNote = (id: string): boolean => headOf(id) !== undefined;

/** The codes in a text. A single one may be broken into lines, as by a mail program. */
export function codesOf(text: string): readonly string[] {
  const marks = text.match(/nabla\d+~/g)?.length ?? 0;
  if (marks <= 1) return text.trim() === '' ? [] : [text];
  return text.split(/\s+/).filter((code) => code !== '');
}

/** Verifies a code on an engine beside that of the page. */
export async function checkCode(
  code: string,
  own: readonly KnownLesson[],
  engine: Pick<Engine, 'spare'>,
  signal: AbortSignal,
  progress: ProgressSource,
): Promise<Checked> {
  try {
    const result = unpackResult(code);
    const lesson = findLesson(result.lesson, [...openLesson(), ...own], isNote);
    const runAgain = createRunAgain({
      open: engine.spare,
      signal,
      onProgress: (curve, share) => progress.set({ curve, share }),
    });
    return { result, lesson, verification: await verify(result, lesson, runAgain) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

/** The lesson on the page, which may be from a link or a file. */
function openLesson(): readonly KnownLesson[] {
  const { lesson, source } = lessons.getState();
  const known = lesson && lessonOfLink(source, isNote);
  return known ? [known] : [];
}

export interface ProgressSource extends LiveSource<Progress> {
  set(progress: Progress | null): void;
}

/** Progress that pictures follow without rendering React. */
export function createProgress(): ProgressSource {
  let now: Progress | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set(progress) {
      now = progress;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
