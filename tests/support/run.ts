import { onTestFinished } from 'vitest';
import type { ReadAsset } from '../../src/experiment/rows.ts';
import type { Engine } from '../../src/runtime/engine.ts';
import type {
  Command,
  FindingEvent,
  Findings,
  Frame,
  LoadedWeights,
  RunEvent,
  RunState,
  SubjectId,
} from '../../src/runtime/protocol.ts';
import { Run } from '../../src/runtime/run.ts';
import { experiment } from './experiment.ts';
import { readAsset, wasm } from './ort.ts';

type Unnumbered = Command extends infer C ? (C extends Command ? Omit<C, 'runId'> : never) : never;

/**
 * A run on the real engine. It pauses when the test ends.
 * @param paints whether the page paints everything immediately; otherwise send `painted` to it
 * @param takesPictures whether the page then takes pictures between frames
 */
export function startRun({
  openEngine = () => wasm,
  read = readAsset,
  now = () => performance.now(),
  paints = true,
  takesPictures = false,
}: {
  openEngine?: (provider: string) => Promise<Engine>;
  read?: ReadAsset;
  now?: () => number;
  paints?: boolean;
  takesPictures?: boolean;
} = {}) {
  const events: RunEvent[] = [];
  const waiting = new Set<() => void>();
  let runId = 0;
  const run = new Run({
    send(event) {
      events.push(event);
      const isPaint = event.type === 'frame' || event.type === 'picture';
      if (isPaint && paints) run.post({ type: 'painted', runId, takesPictures });
      for (const look of waiting) look();
    },
    openEngine,
    readAsset: read,
    now,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
  void run.live();
  onTestFinished(() => run.post({ type: 'pause', runId }));

  const latest = <T extends RunEvent['type']>(type: T) =>
    events.findLast((event) => event.type === type) as Extract<RunEvent, { type: T }> | undefined;
  const all = <T extends RunEvent['type']>(type: T) =>
    events.filter((event) => event.type === type) as Extract<RunEvent, { type: T }>[];
  const status = () => latest('status')?.state as RunState;
  const frame = () => latest('frame')?.frame as Frame;
  return {
    events,
    latest,
    all,
    status,
    frame,
    view: () => latest('prepared')?.view,
    /** All findings about a subject so far. */
    found: <Id extends SubjectId>(subject: Id) =>
      all('finding')
        .filter((finding: FindingEvent) => finding.subject === subject)
        .map(({ found }) => found as Findings[Id]),
    send(command: Unnumbered) {
      if (command.type === 'experiment' || command.type === 'reset') runId += 1;
      run.post({ ...command, runId } as Command);
    },
    /** Resolves as soon as the condition holds after an event. */
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!condition()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    /** Resolves when the run has handled all commands and nothing is left to report. */
    async settled(): Promise<void> {
      for (let seen = -1; seen !== events.length; ) {
        seen = events.length;
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async load(text: string, version?: number, weights?: LoadedWeights) {
      this.send({ type: 'experiment', spec: experiment(text), ...(version !== undefined && { version }), weights });
      const id = runId;
      await this.until(() => latest('status')?.runId === id && status().status !== 'loading');
    },
  };
}
