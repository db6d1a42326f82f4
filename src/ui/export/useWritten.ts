import { useCallback, useEffect, useState } from 'react';
import type { Written } from '../../export/exported.ts';
import type { FormatId } from '../../export/format-list.ts';
import { experiment } from '../../store/experiment.ts';
import { useEngine } from '../engine.ts';
import { fileName, titleOf } from '../share/words.ts';

interface WrittenNow {
  /** The name of the files, without an ending. */
  readonly name: string;
  /** null until it is written. */
  readonly written: Written | null;
  /** Why it cannot be written; null if it can. Its message is a sentence. */
  readonly problem: Error | null;
  retry(): void;
}

/** The run on the screen in a format. */
export function useWritten(format: FormatId): WrittenNow {
  const engine = useEngine();
  const [name] = useState(() => fileName(titleOf(experiment.getState().spec), ''));
  const [written, setWritten] = useState<Written | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const write = useCallback(
    (signal: AbortSignal) => {
      setProblem(null);
      engine.exportAs(format, name, signal).then(setWritten, (error: Error) => {
        if (!signal.aborted) setProblem(error);
      });
    },
    [engine, format, name],
  );
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try writes it again
  useEffect(() => {
    const abort = new AbortController();
    write(abort.signal);
    return () => abort.abort();
  }, [write, tries]);
  return { name, written, problem, retry: () => setTries(tries + 1) };
}
