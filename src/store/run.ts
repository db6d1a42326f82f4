import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Frame, RunEvent, RunState, RunStatus, RunView } from '../runtime/protocol.ts';
import { emptyHistory, extend, type History } from './history.ts';

/** What the engine has told about the run on the screen. */
export interface RunStore {
  readonly state: RunState;
  /** null until the first experiment is prepared. */
  readonly view: RunView | null;
  readonly frame: Frame | null;
  /** Every parameter as the run started, laid out as `view.parameters` says; null where that is not known. */
  readonly initial: Float32Array | null;
  readonly history: History;
}

const nothingYet: RunStore = {
  state: { status: 'loading', provider: null, reason: null },
  view: null,
  frame: null,
  initial: null,
  history: emptyHistory,
};

export const run = createStore<RunStore>(() => nothingYet);

/** Reads a part of the run that changes rarely. Frames go through `live`, never through React. */
export function useRun<T>(select: (store: RunStore) => T): T {
  return useStore(run, select);
}

/** Takes an event of the engine into the store. */
export function receive(event: RunEvent): void {
  run.setState(({ history, view, initial }) => {
    switch (event.type) {
      case 'prepared':
        return { view: event.view, initial: sameLayout(view, event.view) ? initial : null };
      case 'status':
        return { state: event.state };
      case 'frame':
        return {
          frame: event.frame,
          initial: event.frame.step === 0 ? event.frame.parameters : initial,
          history: extend(history, event.frame),
        };
    }
  });
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
