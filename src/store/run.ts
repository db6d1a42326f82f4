import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Frame, RunEvent, RunState, RunStatus, RunView } from '../runtime/protocol.ts';
import { emptyHistory, extend, type History, ofReplica } from './history.ts';

/** What the engine has told about the run on the screen. */
export interface RunStore {
  readonly state: RunState;
  /** null until the first experiment is prepared. */
  readonly view: RunView | null;
  readonly frame: Frame | null;
  /** Every parameter as the run started, laid out as `view.parameters` says; null where that is not known. */
  readonly initial: Float32Array | null;
  readonly history: History;
  /** The replica that goes on alone from the next frame without replicas. */
  readonly opened: number | null;
}

const nothingYet: RunStore = {
  state: { status: 'loading', provider: null, reason: null },
  view: null,
  frame: null,
  initial: null,
  history: emptyHistory,
  opened: null,
};

export const run = createStore<RunStore>(() => nothingYet);

/** Reads a part of the run that changes rarely. Frames go through `live`, never through React. */
export function useRun<T>(select: (store: RunStore) => T): T {
  return useStore(run, select);
}

/** Takes an event of the engine into the store. */
export function receive(event: RunEvent): void {
  run.setState((store) => {
    switch (event.type) {
      case 'prepared':
        return { view: event.view, initial: sameLayout(store.view, event.view) ? store.initial : null };
      case 'status':
        return { state: event.state };
      case 'frame':
        return advance(store, event.frame);
    }
  });
}

/** Tells that the experiment is about to become that of one replica: the curves so far become its own. */
export function openReplica(replica: number): void {
  run.setState({ opened: replica });
}

function advance({ frame: before, history, initial, opened }: RunStore, frame: Frame): Partial<RunStore> {
  const alone = frame.replicas === null;
  const shown = frame.replicas?.shown ?? opened;
  const started = shown === (before?.replicas?.shown ?? null) ? initial : null;
  return {
    frame,
    initial: frame.step === 0 ? frame.parameters : started,
    history: extend(alone && opened !== null ? ofReplica(history, opened) : history, frame),
    opened: alone ? null : opened,
  };
}

/** Whether the parameters of one view stand where those of the other do. */
function sameLayout(a: RunView | null, b: RunView): boolean {
  const layout = (view: RunView | null) => view?.parameters.map(({ name, shape }) => `${name} ${shape}`).join();
  return layout(a) === layout(b);
}

/** Whether the run cannot go on before a reset. */
export function isStuck(status: RunStatus): boolean {
  return status === 'diverged' || status === 'failed';
}
