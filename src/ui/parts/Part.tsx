import { type ReactNode, useEffect } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { experiment } from '../../store/experiment.ts';
import { run } from '../../store/run.ts';
import { Failure } from './Failure.tsx';
import { FailureDialog } from './FailureDialog.tsx';
import { NotLoaded } from './loadable.ts';

export interface PartProps {
  /** What people call it, to begin a sentence with: "The Landscape panel". */
  readonly name: string;
  /** Closes what would have been a dialog. Its failure is told in a dialog too. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/**
 * A part of the page that fails alone: one that is not loaded or cannot be drawn says so in its place and can be tried
 * again, while the page and the run go on.
 */
export function Part({ name, onClose, children }: PartProps) {
  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }: FallbackProps) => {
        const failure = { name, error, onRetry: resetErrorBoundary };
        return (
          <>
            {onClose ? <FailureDialog {...failure} onClose={onClose} /> : <Failure {...failure} />}
            {!(error instanceof NotLoaded) && <NextExperiment onCome={resetErrorBoundary} />}
          </>
        );
      }}
    >
      {children}
    </ErrorBoundary>
  );
}

/** Tells when there is something else to draw: an edited experiment, or the run of it, which comes later. */
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
