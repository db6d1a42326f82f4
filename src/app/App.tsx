import { ErrorBoundary } from 'react-error-boundary';
import { load } from '../store/experiment.ts';
import { type Engine, EngineContext } from '../ui/engine.ts';
import { Page } from '../ui/Page.tsx';
import { link } from './address.ts';
import { Broken } from './Broken.tsx';

interface AppProps {
  readonly engine: Engine;
}

/** The page on its engine. */
export function App({ engine }: AppProps) {
  return (
    <ErrorBoundary FallbackComponent={Broken} onReset={() => load('')}>
      <EngineContext value={engine}>
        <Page link={link} />
      </EngineContext>
    </ErrorBoundary>
  );
}
