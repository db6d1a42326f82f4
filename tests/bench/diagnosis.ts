/** What it costs a run that goes wrong to be examined while it trains. */
import { parse } from '../../src/experiment/index.ts';
import type { RunEvent, Watch } from '../../src/runtime/protocol.ts';
import { Run } from '../../src/runtime/run.ts';
import { openEngine } from '../../src/runtime/session.ts';

/** Runs that stay unsatisfactory, so that the page keeps examining them. */
const TASKS: Readonly<Record<string, string>> = {
  'linear network on a spiral': 'data=spiral&net=none',
  'small network on a spiral': 'data=spiral&net=dense(4,tanh)&opt=sgd(lr=0.1)',
  'eight layers of sigmoids': `data=circle&net=${Array(8).fill('dense(8,sigmoid)').join()}&opt=sgd(lr=0.1)`,
  'recurrent network': 'data=temporal_order(n=200)&net=embedding(8),rnn(8,sigmoid)',
  attention: 'data=temporal_order(n=200)&net=embedding(8),self_attention(2,init=zeros)',
};
/** What the page watches in such a run, and in any other. */
const WATCHES = { with: { health: true }, without: {} } satisfies Record<string, Watch>;

const REPETITIONS = 9;
/** Milliseconds of each measurement. */
const LENGTH = 4000;

export interface DiagnosisRow {
  readonly task: string;
  /** Steps per second, the medians. */
  readonly with: number;
  readonly without: number;
  /** The steps that are lost with it, in percent: the median over pairs of measurements, one right after the other. */
  readonly lost: number;
}

/** Trains each run with and without the examination in turn, so that other load on the machine affects both. */
export async function* measureDiagnosis(only: string): AsyncGenerator<DiagnosisRow> {
  for (const [task, link] of Object.entries(TASKS).filter(([name]) => name.includes(only))) {
    const run = await start(link);
    const speeds = { with: [] as number[], without: [] as number[] };
    for (let repetition = 0; repetition < REPETITIONS; repetition++) {
      for (const kind of ['with', 'without'] as const) speeds[kind].push(await run.speed(WATCHES[kind]));
    }
    run.pause();
    const lost = speeds.with.map((speed, repetition) => 100 * (1 - speed / (speeds.without[repetition] as number)));
    yield { task, with: median(speeds.with), without: median(speeds.without), lost: median(lost) };
  }
}

/** A run that trains, on a page that paints at once. */
async function start(link: string) {
  let step = 0;
  const waiting = new Set<(event: RunEvent) => void>();
  const run = new Run({
    send(event) {
      if (event.type === 'frame') {
        step = event.frame.step;
        run.post({ type: 'painted', runId: 1 });
      } else if (event.type === 'progress') step = event.progress.step;
      for (const look of waiting) look(event);
    },
    openEngine,
    readAsset: () => Promise.reject(new Error('these experiments have no files')),
    now: () => performance.now(),
    breathe,
  });
  void run.live();
  const ready = new Promise<void>((resolve) => {
    waiting.add((event) => event.type === 'status' && event.state.status === 'ready' && resolve());
  });
  run.post({ type: 'experiment', runId: 1, spec: parse(link).spec });
  await ready;
  run.post({ type: 'play', runId: 1 });
  await pass(LENGTH);
  return {
    pause: () => run.post({ type: 'pause', runId: 1 }),
    async speed(watch: Watch): Promise<number> {
      run.post({ type: 'watch', runId: 1, watch });
      const [first, start] = [step, performance.now()];
      await pass(LENGTH);
      return (1000 * (step - first)) / (performance.now() - start);
    },
  };
}

function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Lets messages and timers have their turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
