import { ErrorBoundary } from 'react-error-boundary';
import { load } from '../store/experiment.ts';
import { type Engine, EngineContext } from '../ui/engine.ts';
import { Page } from '../ui/Page.tsx';
import { Failure } from '../ui/parts/Failure.tsx';
import { NextExperiment } from '../ui/parts/Part.tsx';
import { ReloadContext } from '../ui/parts/release.ts';
import { link } from './address.ts';
import { Broken } from './Broken.tsx';
import { reloadKept } from './reload.ts';

interface AppProps {
  readonly engine: Engine;
}

/** The page on its engine. */
export function App({ engine }: AppProps) {
  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }) => {
        function reset() {
          load('');
          resetErrorBoundary();
        }
        return (
          <>
            <Broken>
              <Failure name="This experiment" error={error} retry="Reset to the default experiment" onRetry={reset} />
            </Broken>
            {/* The engine still has the run that could not be drawn: what it prepares next is drawn again. */}
            <NextExperiment onCome={resetErrorBoundary} />
          </>
        );
      }}
    >
      <EngineContext value={engine}>
        <ReloadContext value={reloadKept}>
          <Page link={link} />
        </ReloadContext>
      </EngineContext>
    </ErrorBoundary>
  );
}
