import type { KeptMoment } from '../runtime/protocol.ts';
import { type Curves, curves, resumeCurves } from '../store/run.ts';

/** A run with everything that another page needs to go on with it. It can be cloned. */
export interface KeptRun {
  readonly moment: KeptMoment;
  readonly curves: Curves;
}

/** The run on the screen; null at step 0. */
export async function keptRun(engine: { keep(): Promise<KeptMoment | null> }): Promise<KeptRun | null> {
  const moment = await engine.keep();
  return moment && { moment, curves: curves() };
}

/** Goes on with a kept run of the experiment on the screen. */
export function resume(engine: { continueFrom(moment: KeptMoment): void }, { moment, curves: kept }: KeptRun): void {
  resumeCurves(kept);
  engine.continueFrom(moment);
}
