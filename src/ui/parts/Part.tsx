import { type ReactNode, useEffect } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { experiment } from '../../store/experiment.ts';
import { run } from '../../store/run.ts';
import { Failure } from './Failure.tsx';
import { FailureDialog } from './FailureDialog.tsx';
import { NotLoaded } from './loadable.ts';

export interface PartProps {
  /** The name of the part, as the beginning of a sentence: "The Landscape panel". */
  readonly name: string;
  /** Closes a part that is a dialog. Then its failure is also shown in a dialog. */
  readonly onClose?: () => void;
  /** Whether the page is complete without it. If it cannot be loaded, its place then stays empty. */
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
}

/**
 * A part of the page that fails separately: if it cannot be loaded or rendered, a message with a button to try again
 * replaces it, while the page and the run continue.
 */
export function Part({ name, onClose, isQuiet = false, children }: PartProps) {
  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }: FallbackProps) => {
        const failure = { name, error, onRetry: resetErrorBoundary };
        const isMissing = error instanceof NotLoaded;
        return (
          <>
            {onClose ? (
              <FailureDialog {...failure} onClose={onClose} />
            ) : (
              !(isMissing && isQuiet) && <Failure {...failure} />
            )}
            {isMissing ? (
              <Success of={error} onCome={resetErrorBoundary} />
            ) : (
              <NextExperiment onCome={resetErrorBoundary} />
            )}
          </>
        );
      }}
    >
      {children}
    </ErrorBoundary>
  );
}

/** Calls `onCome` when a file that could not be loaded has been loaded for another part. */
function Success({ of, onCome }: { readonly of: NotLoaded; readonly onCome: () => void }) {
  useEffect(() => {
    let current = true;
    void of.success.then(() => current && onCome());
    return () => {
      current = false;
    };
  }, [of, onCome]);
  return null;
}

/** Calls `onCome` when the content changes: after an edit of the experiment, and when its run has started. */
export function NextExperiment({ onCome }: { readonly onCome: () => void }) {
  useEffect(() => {
    const stops = [
      experiment.subscribe((now, before) => now.spec !== before.spec && onCome()),
      run.subscribe((now, before) => now.view !== before.view && onCome()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [onCome]);
  return null;
}
