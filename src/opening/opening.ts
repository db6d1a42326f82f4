import type { Frame, RunView } from '../runtime/protocol.ts';

/** What the page shows of an experiment at step 0, before there is an engine. */
export interface Opening {
  readonly view: RunView;
  readonly frame: Frame;
}
