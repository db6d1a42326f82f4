import { createStore, del, get, set } from 'idb-keyval';
import { defaultSpec, print } from '../experiment/index.ts';
import type { KeptMoment } from '../runtime/protocol.ts';
import { answerOf, LARGE_MS, Silent } from '../store/answer.ts';
import { experiment, notify } from '../store/experiment.ts';
import { hasAllSeries } from '../store/history.ts';
import { type Curves, curves, resumeCurves } from '../store/run.ts';

/** The part of a run that survives a reload. */
interface Kept {
  readonly moment: KeptMoment;
  readonly curves: Curves;
}

/** The key in the session storage of this tab for the database key of its run. */
const PLACE = 'nabla-kept-run';

let keep = async (): Promise<KeptMoment | null> => null;
let prepare = async (): Promise<void> => {};

/** Sets the engine whose run `reloadKept` keeps. */
export function keepOf(engine: { keep(): Promise<KeptMoment | null> }): void {
  keep = () => engine.keep();
}

/** Makes the page work without a network, and `reloadKept` load a new version if there is one. */
export function keepOffline(): void {
  // A browser that stores no files for the page needs the network.
  import('./offline.ts')
    .then(({ workOffline }) => workOffline())
    .then(
      (takeUpdate) => {
        prepare = takeUpdate;
      },
      () => {},
    );
}

/**
 * Reloads the page and keeps the run: the new page continues, paused, at the same step with the same weights, optimizer
 * state and curves. The experiment itself is in the address. If this browser cannot keep the run, the page says so and
 * does not reload.
 */
export async function reloadKept(): Promise<void> {
  const moment = await keep();
  if (moment) {
    const place = `run/${Date.now()}/${Math.random()}`;
    try {
      await answerOf(set(place, { moment, curves: curves() } satisfies Kept, database()), LARGE_MS);
      sessionStorage.setItem(PLACE, place);
    } catch (error) {
      const why = error instanceof Silent ? "This browser's database does not answer" : KEEPS_NOTHING;
      const way = 'Reload the page yourself: the experiment stays, and the training starts over.';
      return notify('reload', `${why}, so the run would be lost. ${way}`);
    }
  }
  await prepare();
  window.location.reload();
}

const KEEPS_NOTHING = 'This browser stores no data for this page';

/**
 * Takes the moment that `reloadKept` kept for the experiment on the screen; later calls find nothing. If it cannot be
 * read, the page says so.
 */
export async function takeKept(): Promise<KeptMoment | undefined> {
  const place = takePlace();
  if (place === null) return undefined;
  try {
    const kept = await answerOf(get<Kept>(place, database()), LARGE_MS);
    // Nothing waits for this or depends on its result.
    del(place, database()).catch(() => {});
    if (!kept) return undefined;
    // An earlier version of the page may have had fewer settings.
    const moment = { ...kept.moment, spec: { ...defaultSpec(), ...kept.moment.spec } };
    if (print(moment.spec) !== print(experiment.getState().spec)) return undefined;
    // Another version of the page may have kept other curves. The run continues without them.
    if (hasAllSeries(kept.curves.history)) resumeCurves(kept.curves);
    return moment;
  } catch {
    notify('reload', 'This browser did not return the run that it stored for the reload, so the training starts over.');
    return undefined;
  }
}

function takePlace(): string | null {
  // The first access to the storage of a page takes a while, and only a reload can have left something there.
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation && navigation.type !== 'reload') return null;
  try {
    const place = sessionStorage.getItem(PLACE);
    sessionStorage.removeItem(PLACE);
    return place;
  } catch {
    // If storage is blocked, nothing was kept.
    return null;
  }
}

function database() {
  return createStore('nabla-runs', 'runs');
}
