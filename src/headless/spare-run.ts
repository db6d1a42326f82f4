import type { SpareRun } from '../handin/run-again.ts';
import type { RunEvent } from '../runtime/protocol.ts';
import { Run } from '../runtime/run.ts';
import { openEngine } from '../runtime/session.ts';
import { readAsset } from './assets.ts';

/** Opens runs one after the other on one engine, as the page does with a worker. */
export function createBench(): (onEvent: (event: RunEvent) => void) => SpareRun {
  let run: Run | null = null;
  let runId = 0;
  let receive: (event: RunEvent) => void = () => {};
  /** The view of the present programs, which a run that resembles the one before uses again. */
  let prepared: RunEvent | null = null;

  function start(): Run {
    const started = new Run({
      // A run that has been replaced has nothing to say.
      send: (event) => {
        if (started !== run) return;
        if (event.type === 'prepared') prepared = event;
        receive(event);
      },
      openEngine,
      readAsset,
      now: () => performance.now(),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    });
    void started.live();
    return started;
  }

  return (onEvent) => {
    const current = run ?? start();
    run = current;
    let isAtRest = false;
    let isOver = false;
    let hasView = false;
    receive = (event) => {
      const isStale = event.runId !== runId;
      const hasFailed = event.type === 'status' && event.state.status === 'failed';
      if (isOver || (isStale && event.type !== 'prepared' && !hasFailed)) return;
      if (event.type === 'prepared') hasView = true;
      if (event.type === 'frame' && !hasView && prepared) {
        hasView = true;
        onEvent(prepared);
      }
      if (event.type === 'status') isAtRest = ['ready', 'paused', 'diverged'].includes(event.state.status);
      onEvent(event);
    };
    return {
      experiment(spec) {
        current.post({ type: 'experiment', runId: ++runId, spec: { ...spec, provider: 'wasm' } });
        // An experiment that resembles the one before would continue its run.
        current.post({ type: 'reset', runId: ++runId });
      },
      step: (steps) => current.post({ type: 'step', runId, steps }),
      watch: (watch) => current.post({ type: 'watch', runId, watch }),
      painted: () => current.post({ type: 'painted', runId }),
      dispose() {
        isOver = true;
        if (isAtRest) current.post({ type: 'watch', runId, watch: {} });
        else {
          // It may train or prepare for long.
          current.post({ type: 'pause', runId });
          run = null;
        }
      },
    };
  };
}
