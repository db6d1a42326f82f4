import { endingOf, MOMENT_KEY, packedMomentOf } from '../experiment/index.ts';
import type { KeptMoment } from '../runtime/protocol.ts';
import { experiment, experimentText, notify } from '../store/experiment.ts';
import { resumeCurves, run } from '../store/run.ts';

/**
 * The packed moment of the link that was opened, as long as the run on the screen is at that moment; otherwise null.
 * The address keeps it until then.
 */
let packed: string | null = null;
/** Takes note of a moment that comes with another link while the page is open. */
let arrive = () => {};
let leave = () => {};

/** The text of the address: the experiment, and the moment if the run is still there. */
export function addressText(): string {
  const text = experimentText();
  return packed === null ? text : text.replace(/&v=\d+$/, (version) => `&${MOMENT_KEY}=${packed}${version}`);
}

/** Reads the moment of a link whose experiment has been loaded. */
export function readMoment(address: string): void {
  const isWhole = experiment.getState().withheld === null && endingOf(address) === 'whole';
  packed = isWhole ? packedMomentOf(address) : null;
  if (packed !== null) arrive();
}

/** Calls `onLeave` when the address no longer contains the moment. */
export function onMomentLeft(onLeave: () => void): void {
  leave = onLeave;
}

function drop() {
  packed = null;
  leave();
}

/** Unpacks the moment of the link; undefined without one. If it cannot be used, a notice says so. */
export async function takeMoment(): Promise<KeptMoment | undefined> {
  if (packed === null) return undefined;
  const text = packed;
  const read = await import('../store/packed-moment.ts').then(
    ({ unpackMoment }) => unpackMoment(text, experiment.getState().spec),
    () => ({ message: 'The code that reads trained weights could not be loaded. Reload the page to try again.' }),
  );
  if (packed !== text) return undefined;
  if (!('moment' in read)) {
    notify(MOMENT_KEY, read.message);
    drop();
    return undefined;
  }
  resumeCurves(read.curves);
  return read.moment;
}

/** Watches whether the run starts at the moment of the link, and when it leaves it. Called before it starts. */
export function watchMoment({ step }: KeptMoment): void {
  if (packed === null) return;
  const text = packed;
  const { spec } = experiment.getState();
  let isThere = false;
  const stop = run.subscribe((now, before) => {
    if (now.frame === before.frame && now.editedAt === before.editedAt) return;
    if (isThere && now.frame?.step === step && now.editedAt === before.editedAt) return;
    if (!isThere && now.frame?.step === step) {
      isThere = true;
      return;
    }
    if (!isThere) notify(MOMENT_KEY, UNFIT);
    end();
  });
  const stopEdits = experiment.subscribe((now) => {
    if (now.spec !== spec) end();
  });
  function end() {
    stop();
    stopEdits();
    if (packed === text) drop();
  }
}

const UNFIT = 'The trained weights in this link do not fit its network, so the experiment opens untrained.';

/** Continues from the moment of every further link that is opened in this page. @returns a function that stops this */
export function followMoments(engine: { continueFrom(moment: KeptMoment): void }): () => void {
  arrive = async () => {
    const moment = await takeMoment();
    if (!moment) return;
    watchMoment(moment);
    engine.continueFrom(moment);
  };
  return () => {
    arrive = () => {};
  };
}
