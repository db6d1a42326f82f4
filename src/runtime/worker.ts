/** The worker's side of the engine: a Run between messages from the page and onnxruntime. */
import '../table/packing.ts';
import { holdLifeline } from './lifeline.ts';
import type { Command, Lifeline, RunEvent } from './protocol.ts';
import { Run } from './run.ts';
// Loaded with the worker: the first picture of a link would wait for a file of its own.
import '../experiment/dataset-table.ts';
import { openEngine } from './session.ts';
import { readAsset } from './worker-assets.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<Command | Lifeline>) => void) | null;
  postMessage(message: RunEvent, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;

const run = new Run({
  send: (event) => scope.postMessage(event, transferable(event)),
  openEngine,
  readAsset,
  now: () => performance.now(),
  breathe: nextTask,
});
scope.onmessage = ({ data }) => {
  if (data.type === 'lifeline') void holdLifeline(data);
  else run.post(data);
};
void run.live();

/** The large arrays of an event, which are transferred instead of copied. */
function transferable(event: RunEvent): Transferable[] {
  if (event.type === 'frame') return [event.frame.maps.buffer, event.frame.parameters.buffer];
  if (event.type === 'picture') return [event.picture.maps.buffer, event.picture.parameters.buffer];
  if (event.type !== 'moment' || !event.moment) return [];
  return [...new Set([...event.moment.state.values()].map(({ buffer }) => buffer))];
}

/** Some browsers lack it. */
const { scheduler } = globalThis as { scheduler?: { postTask?(task: () => void): Promise<void> } };

/** Resolves once waiting messages have arrived; unlike a timer it is not throttled. */
function nextTask(): Promise<void> {
  // It comes after every burst, and a channel costs several times as much.
  if (scheduler?.postTask) return scheduler.postTask(() => {});
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
