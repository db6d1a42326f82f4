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
  readonly history: History;
}

const nothingYet: RunStore = {
  state: { status: 'loading', provider: null, reason: null },
  view: null,
  frame: null,
  history: emptyHistory,
};

export const run = createStore<RunStore>(() => nothingYet);

/** Reads a part of the run that changes rarely. Frames go through `live`, never through React. */
export function useRun<T>(select: (store: RunStore) => T): T {
  return useStore(run, select);
}

/** Takes an event of the engine into the store. */
export function receive(event: RunEvent): void {
  run.setState(({ history }) => {
    switch (event.type) {
      case 'prepared':
        return { view: event.view };
      case 'status':
        return { state: event.state };
      case 'frame':
        return { frame: event.frame, history: extend(history, event.frame) };
    }
  });
}

/** Whether the run cannot go on before a reset. */
export function isStuck(status: RunStatus): boolean {
  return status === 'diverged' || status === 'failed';
}
