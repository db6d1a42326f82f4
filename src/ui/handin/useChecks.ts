import { useEffect, useMemo, useRef, useState } from 'react';
import type { KnownLesson } from '../../handin/known-lesson.ts';
import { useEngine } from '../engine.ts';
import { type Checked, checkCode, createProgress, type ProgressSource } from './checks.ts';

interface Checks {
  /** Those that are finished, in order. */
  readonly checked: readonly Checked[];
  /** The number of codes. */
  readonly count: number;
  readonly progress: ProgressSource;
  start(codes: readonly string[], own: readonly KnownLesson[]): void;
  cancel(): void;
}

/** Verifies codes one after the other; the rest is cancelled with the component. */
export function useChecks(): Checks {
  const engine = useEngine();
  const progress = useMemo(createProgress, []);
  const [{ checked, count }, set] = useState<Pick<Checks, 'checked' | 'count'>>({ checked: [], count: 0 });
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);

  async function start(codes: readonly string[], own: readonly KnownLesson[]) {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    set({ checked: [], count: codes.length });
    for (const code of codes) {
      progress.set(null);
      const one = await checkCode(code, own, engine, controller.signal, progress);
      if (abort.current !== controller) return;
      if (controller.signal.aborted) return set(({ checked }) => ({ checked, count: checked.length }));
      set(({ checked, count }) => ({ checked: [...checked, one], count }));
    }
  }

  return { checked, count, progress, start: (...all) => void start(...all), cancel: () => abort.current?.abort() };
}
