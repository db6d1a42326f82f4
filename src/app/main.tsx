import '../ui/theme.css';
import '../ui/fallback-fonts.css';
import { createRoot } from 'react-dom/client';
import { Failure } from '../ui/parts/Failure.tsx';
import { loadable } from '../ui/parts/loadable.ts';
import { fetchLostStylesheets, watchStylesheets } from '../ui/parts/stylesheets.ts';
import { Shell } from '../ui/Shell.tsx';
import { Broken } from './Broken.tsx';
import { startEarly } from './createWorker.ts';
import { isStored, opensLesson } from './first-visit.ts';
import { startsWithOpening, takeOpening } from './opening.ts';
import { outliveTranslation } from './translation.ts';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no element with the id "root"');
if (place.hasChildNodes()) throw new Error('Nabla does not start: the page says what is needed');
place.dataset.started = '';
const root = createRoot(place);
const program = loadable(async () => {
  await fetchLostStylesheets();
  return import('./start.tsx');
}, true);
const opening = takeOpening();
const hasLesson = opensLesson(location);
let stop = () => {};

outliveTranslation(document);
watchStylesheets(document);
// On a first visit, the opening shows the default experiment before there is a worker.
if (isStored() || !startsWithOpening()) startEarly();
// A small part loads first and shows the layout of the page; the catalog and the panels follow together.
begin();
// The code that draws the panels reports if they do not arrive.
import('../ui/workbench/Workbench.tsx').catch(() => {});
if (hasLesson) import('../ui/lesson/open.ts').catch(() => {});

function begin() {
  root.render(<Shell hasLesson={hasLesson} />);
  program
    .load()
    .then(({ start }) => start(root, opening))
    .then(
      (end) => {
        stop = end;
      },
      (error: unknown) =>
        root.render(
          <Broken>
            <Failure name="The page" error={error} onRetry={begin} />
          </Broken>,
        ),
    );
}

// During development, an edit of this file restarts everything.
import.meta.hot?.dispose(() => {
  root.unmount();
  stop();
});
