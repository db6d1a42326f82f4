import '../ui/fonts.css';
import '../ui/theme.css';
import { createRoot } from 'react-dom/client';
import { Shell } from '../ui/Shell.tsx';
import { Broken } from './Broken.tsx';
import { warmUp } from './createWorker.ts';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no element with the id "root"');
const root = createRoot(place);
let stop = () => {};

warmUp();
// What is small comes first and shows the shape of the page; the catalog and the panels come together behind it.
root.render(<Shell />);
const panels = import('../ui/Workspace.tsx');
import('./start.tsx').then(
  async ({ start }) => {
    stop = await start(root);
  },
  (error: unknown) => root.render(<Broken error={error} resetErrorBoundary={() => window.location.reload()} />),
);
// Whoever draws the panels tells when they fail to come.
panels.catch(() => {});

// While developing, an edit of this file starts everything again.
import.meta.hot?.dispose(() => {
  root.unmount();
  stop();
});
