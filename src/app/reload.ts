import { createStore, del, get, set } from 'idb-keyval';
import type { KeptMoment } from '../runtime/protocol.ts';
import { print } from '../spec/index.ts';
import { answerOf, LARGE_MS, Silent } from '../store/answer.ts';
import { experiment, notify } from '../store/experiment.ts';
import { type Curves, curves, resumeCurves } from '../store/run.ts';

/** What a reload keeps of a run. */
interface Kept {
  readonly moment: KeptMoment;
  readonly curves: Curves;
}

/** Key in the session storage of this tab: where in the database its run is. */
const PLACE = 'nabla-kept-run';

let keep = async (): Promise<KeptMoment | null> => null;

/** Lets `reloadKept` keep the run of this engine. */
export function keepOf(engine: { keep(): Promise<KeptMoment | null> }): void {
  keep = () => engine.keep();
}

/**
 * Reloads the page and keeps the run: the fresh page goes on, paused, at the same step with the same weights, optimizer
 * state and curves. The experiment itself is in the address. Where this browser cannot keep the run, the page says so and
 * stays.
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
  window.location.reload();
}

const KEEPS_NOTHING = 'This browser keeps no data for this page';

/** The moment that `reloadKept` kept for the experiment on the screen, once. If it cannot be read, the page says so. */
export async function takeKept(): Promise<KeptMoment | undefined> {
  const place = takePlace();
  if (place === null) return undefined;
  try {
    const kept = await answerOf(get<Kept>(place, database()), LARGE_MS);
    // Nobody waits for that, or needs to know of it.
    del(place, database()).catch(() => {});
    if (!kept || print(kept.moment.spec) !== print(experiment.getState().spec)) return undefined;
    resumeCurves(kept.curves);
    return kept.moment;
  } catch {
    notify(
      'reload',
      'This browser did not give back the run that it kept for the reload, so the training starts over.',
    );
    return undefined;
  }
}

function takePlace(): string | null {
  try {
    const place = sessionStorage.getItem(PLACE);
    sessionStorage.removeItem(PLACE);
    return place;
  } catch {
    // Nothing was kept where storage is blocked.
    return null;
  }
}

function database() {
  return createStore('nabla-runs', 'runs');
}
