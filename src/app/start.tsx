import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { followStageInLink } from '../ui/inspect/step/followLink.ts';
import { startShortcuts } from '../ui/shortcuts.ts';
import { App } from './App.tsx';
import { syncAddress } from './address.ts';
import { startEngine } from './engine.ts';
import { linked, takeMoment } from './linked-moment.ts';
import { keepOf, takeKept } from './reload.ts';

/**
 * Connects stores, address, engine and page, and renders the page into `root`.
 * @returns a function that stops everything
 */
export async function start(root: Root): Promise<() => void> {
  // The address comes first, because it determines the experiment with which the engine starts.
  const stopAddress = await syncAddress();
  const stopStage = followStageInLink();
  const engine = startEngine(await takeMoment(await takeKept()));
  linked.arrive = () => void takeMoment().then((moment) => moment && engine.continueFrom(moment));
  keepOf(engine);
  const stopShortcuts = startShortcuts(engine);
  root.render(
    <StrictMode>
      <App engine={engine} />
    </StrictMode>,
  );
  return () => {
    stopShortcuts();
    stopStage();
    engine.stop();
    stopAddress();
  };
}
