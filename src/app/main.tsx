import '../ui/fonts.css';
import '../ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startShortcuts } from '../ui/shortcuts.ts';
import { App } from './App.tsx';
import { syncAddress } from './address.ts';
import { startEngine } from './engine.ts';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no element with the id "root"');

// The address first: it says with which experiment the engine starts.
const stopAddress = syncAddress();
const engine = startEngine();
const stopShortcuts = startShortcuts(engine);
const root = createRoot(place);
root.render(
  <StrictMode>
    <App engine={engine} />
  </StrictMode>,
);

// While developing, an edit of this file starts everything again.
import.meta.hot?.dispose(() => {
  root.unmount();
  stopShortcuts();
  engine.stop();
  stopAddress();
});
