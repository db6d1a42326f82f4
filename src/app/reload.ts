import { createStore, del, get, set } from 'idb-keyval';
import type { KeptMoment } from '../runtime/protocol.ts';
import { print } from '../spec/index.ts';
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
      await set(place, { moment, curves: curves() } satisfies Kept, database());
      sessionStorage.setItem(PLACE, place);
    } catch {
      const way = 'Reload the page yourself: the experiment stays, and the training starts over.';
      return notify('reload', `This browser keeps no data for this page, so the run would be lost. ${way}`);
    }
  }
  window.location.reload();
}

/** The moment that `reloadKept` kept for the experiment on the screen, once. */
export async function takeKept(): Promise<KeptMoment | undefined> {
  try {
    const place = sessionStorage.getItem(PLACE);
    if (place === null) return undefined;
    sessionStorage.removeItem(PLACE);
    const kept = await get<Kept>(place, database());
    await del(place, database());
    if (!kept || print(kept.moment.spec) !== print(experiment.getState().spec)) return undefined;
    resumeCurves(kept.curves);
    return kept.moment;
  } catch {
    // Where storage is blocked nothing was kept.
    return undefined;
  }
}

function database() {
  return createStore('nabla-runs', 'runs');
}
