import { useEffect, useRef, useState } from 'react';
import type { WrittenRun } from '../../export/exported.ts';
import type { FormatId } from '../../export/format-list.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useEngine } from '../engine.ts';
import { fileName, titleOf } from '../share/words.ts';

interface WrittenNow {
  /** The name of the files, without an ending. */
  readonly name: string;
  /** null until it is written; that of the experiment before while another is being written. */
  readonly written: WrittenRun | null;
  /** Why it cannot be written; null if it can. Its message is a sentence. */
  readonly problem: Error | null;
  retry(): void;
}

/** After an edit, in milliseconds: while a slider moves, nothing is written. */
const EDIT_MS = 300;

/** The run on the screen in a format. It is written again after each edit of the experiment. */
export function useWritten(format: FormatId): WrittenNow {
  const engine = useEngine();
  const spec = useExperiment((store) => store.spec);
  const name = fileName(titleOf(spec), '');
  const [written, setWritten] = useState<{ readonly format: FormatId; readonly written: WrittenRun } | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [tries, setTries] = useState(0);
  const first = useRef(spec);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try writes it again
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(
      () => {
        setProblem(null);
        engine.exportAs(format, name, abort.signal).then(
          (written) => setWritten({ format, written }),
          (error: Error) => {
            if (!abort.signal.aborted) setProblem(error);
          },
        );
      },
      spec === first.current ? 0 : EDIT_MS,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [engine, format, spec, name, tries]);
  return {
    name,
    written: written?.format === format ? written.written : null,
    problem,
    retry: () => setTries(tries + 1),
  };
}
