import { MOMENT_KEY } from '../experiment/index.ts';
import type { KeptMoment } from '../runtime/protocol.ts';
import { experiment, notify } from '../store/experiment.ts';
import { unpackMoment } from '../store/packed-moment.ts';
import { page, setPagePair } from '../store/page.ts';
import { resumeCurves, run } from '../store/run.ts';

/**
 * Unpacks the moment of a link, and watches whether the run starts there and when it leaves it.
 * @param kept the moment to start at instead, with its own curves
 */
export function openMoment(packed: string, kept?: KeptMoment): KeptMoment | undefined {
  // Another link was opened in the meantime.
  if (!isLinked(packed)) return undefined;
  if (kept) {
    watch(packed, kept);
    return kept;
  }
  const read = unpackMoment(packed, experiment.getState().spec);
  if (!('moment' in read)) {
    notify(MOMENT_KEY, read.message);
    drop(packed);
    return undefined;
  }
  resumeCurves(read.curves);
  watch(packed, read.moment);
  return read.moment;
}

const UNFIT = 'The trained weights in this link do not fit its network, so the experiment opens untrained.';

function watch(packed: string, { step }: KeptMoment): void {
  const { spec } = experiment.getState();
  let isThere = false;
  const stopRun = run.subscribe((now, before) => {
    const isSame = now.frame === before.frame && now.editedAt === before.editedAt;
    if (isSame) return;
    if (!isThere && now.frame?.step === step) isThere = true;
    else if (now.frame?.step !== step || now.editedAt !== before.editedAt) leave();
  });
  const stopEdits = experiment.subscribe((now) => {
    if (now.spec !== spec) leave();
  });
  function leave() {
    stopRun();
    stopEdits();
    if (!isThere && experiment.getState().spec === spec) notify(MOMENT_KEY, UNFIT);
    drop(packed);
  }
}

/** From now on the address is without the moment, unless it is that of another link. */
function drop(packed: string): void {
  if (isLinked(packed)) setPagePair(MOMENT_KEY, null);
}

function isLinked(packed: string): boolean {
  return page.getState().pairs.get(MOMENT_KEY) === packed;
}
