import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { NextExperiment } from './Part.tsx';

/** A small picture beside a name. If it cannot be drawn, its space stays empty until the next experiment. */
export function Decoration({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary fallbackRender={({ resetErrorBoundary }) => <NextExperiment onCome={resetErrorBoundary} />}>
      {children}
    </ErrorBoundary>
  );
}
