import { MOMENT_KEY } from '../experiment/index.ts';
import type { KeptMoment } from '../runtime/protocol.ts';
import { experiment, notify } from '../store/experiment.ts';
import { unpackMoment } from '../store/packed-moment.ts';
import { resumeCurves, run } from '../store/run.ts';

/**
 * Unpacks the moment of a link, and watches whether the run starts there and when it leaves it.
 * @param onLeave called once, when the run is no longer at the moment of the link
 * @param kept the moment to start at instead, with its own curves
 */
export function openMoment(packed: string, onLeave: () => void, kept?: KeptMoment): KeptMoment | undefined {
  if (kept) {
    watch(kept, onLeave);
    return kept;
  }
  const read = unpackMoment(packed, experiment.getState().spec);
  if (!('moment' in read)) {
    notify(MOMENT_KEY, read.message);
    onLeave();
    return undefined;
  }
  resumeCurves(read.curves);
  watch(read.moment, onLeave);
  return read.moment;
}

const UNFIT = 'The trained weights in this link do not fit its network, so the experiment opens untrained.';

function watch({ step }: KeptMoment, onLeave: () => void): void {
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
    onLeave();
  }
}
