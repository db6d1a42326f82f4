import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ExperimentSpec } from '../../../src/experiment/experiment.ts';
import { type Client, createClient, type WorkerLike } from '../../../src/runtime/client.ts';
import type {
  Command,
  Frame,
  KeptMoment,
  Predictions,
  PreparationView,
  ProgramView,
  RunEvent,
  RunState,
  RunView,
} from '../../../src/runtime/protocol.ts';
import type { OwnTable } from '../../../src/table/table.ts';

const spec = { seed: 7 } as ExperimentSpec;
const ready: RunState = { status: 'ready', provider: 'wasm', reason: null };
const frame = { step: 1 } as Frame;
const moment = { spec, step: 1200 } as KeptMoment;

class FakeWorker extends EventTarget {
  readonly received: Command[] = [];
  terminated = false;
  postMessage(command: Command) {
    this.received.push(command);
  }
  terminate() {
    this.terminated = true;
  }
  says(data: RunEvent) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  crashes(message: string) {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const events: RunEvent[] = [];
  const client = createClient({
    onEvent: (event) => events.push(event),
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as WorkerLike;
    },
  });
  client.experiment(spec);
  const [first] = workers;
  if (!first) throw new Error('no worker was started');
  return { client, workers, events, first };
}

const runIds = (worker: FakeWorker) => worker.received.map((command) => `${command.type} ${command.runId}`);

describe('client', () => {
  it('gives every experiment and every reset its own run id', () => {
    const { client, first } = setUp();
    client.play();
    client.pause();
    client.step(1);
    client.reset();
    client.painted();
    client.experiment(spec);
    expect(runIds(first)).toEqual([
      'experiment 1',
      'play 1',
      'pause 1',
      'step 1',
      'reset 2',
      'painted 2',
      'experiment 3',
    ]);
  });

  it('passes on the events of the current run and drops stale ones', () => {
    const { client, events, first } = setUp();
    client.reset();
    first.says({ type: 'status', runId: 1, state: ready });
    first.says({ type: 'status', runId: 2, state: ready });
    expect(events).toEqual([{ type: 'status', runId: 2, state: ready }]);
  });

  it('reports the programs that a run keeps, even if two edits came in quick succession', () => {
    const { client, events, first } = setUp();
    client.experiment(spec);
    client.experiment(spec);
    first.says({ type: 'prepared', runId: 1, view: { boundary: 1 } as RunView });
    first.says({ type: 'frame', runId: 1, frame });
    first.says({
      type: 'finding',
      runId: 1,
      subject: 'preparation',
      keeps: 'lasting',
      found: { copies: 1 } as PreparationView,
    });
    first.says({ type: 'prepared', runId: 2, view: { boundary: 2 } as RunView });
    first.says({ type: 'finding', runId: 2, subject: 'program', keeps: 'lasting', found: {} as ProgramView });
    first.says({ type: 'finding', runId: 2, subject: 'predictions', keeps: 'latest', found: {} as Predictions });
    first.says({ type: 'snapshots', runId: 3, steps: [0] });
    first.says({ type: 'frame', runId: 3, frame });
    first.says({ type: 'frame', runId: 3, frame });
    expect(events).toMatchObject([
      { type: 'snapshots', runId: 3 },
      { type: 'prepared', runId: 3, view: { boundary: 2 } },
      { type: 'finding', runId: 3, subject: 'program' },
      { type: 'frame', runId: 3 },
      { type: 'frame', runId: 3 },
    ]);
  });

  it('forgets missed programs as soon as newer ones are reported', () => {
    const { client, events, first } = setUp();
    client.experiment(spec);
    first.says({ type: 'prepared', runId: 1, view: { boundary: 1 } as RunView });
    first.says({ type: 'prepared', runId: 2, view: { boundary: 2 } as RunView });
    first.says({ type: 'frame', runId: 2, frame });
    expect(events).toMatchObject([{ type: 'prepared', view: { boundary: 2 } }, { type: 'frame' }]);
  });

  it('answers a stale frame immediately, so that the worker does not wait for it', () => {
    const { client, events, first } = setUp();
    client.experiment(spec);
    first.says({ type: 'frame', runId: 1, frame });
    expect(events).toEqual([]);
    expect(first.received.at(-1)).toEqual({ type: 'painted', runId: 2 });
  });

  it('says why when the worker crashes, cannot be read or cannot be loaded', () => {
    const crash = setUp();
    crash.first.crashes('Uncaught RangeError: out of memory');
    expect(reasons(crash.events)).toEqual(['The engine stopped: out of memory. Reset starts it again.']);

    const unreadable = setUp();
    unreadable.first.dispatchEvent(new Event('messageerror'));
    expect(reasons(unreadable.events)[0]).toContain('could not read');

    const missing = setUp();
    missing.first.crashes('');
    expect(reasons(missing.events)[0]).toContain('could not be loaded');
  });

  it('fails in plain words if workers are forbidden', () => {
    const onEvent = vi.fn();
    const client = createClient({
      onEvent,
      createWorker: () => {
        throw new Error('blocked by policy');
      },
    });
    client.experiment(spec);
    expect(reasons(onEvent.mock.calls.map(([event]) => event))).toEqual([
      'The engine stopped: blocked by policy. Reset starts it again.',
    ]);
  });

  it.each([
    ['reset', (client: ReturnType<typeof createClient>) => client.reset()],
    ['an edit', (client: ReturnType<typeof createClient>) => client.experiment(spec)],
  ])('recovers from a failure by %s with a new worker', (_, recover) => {
    const { client, workers, events, first } = setUp();
    first.says({
      type: 'status',
      runId: 1,
      state: { status: 'failed', provider: 'wasm', reason: 'session ran out of memory' },
    });
    expect(reasons(events)).toEqual(['session ran out of memory']);
    expect(first.terminated).toBe(true);

    recover(client);
    const [, second] = workers;
    expect(second?.received).toEqual([{ type: 'experiment', runId: 2, spec }]);

    first.says({ type: 'status', runId: 2, state: ready });
    expect(events).toHaveLength(1);
    second?.says({ type: 'status', runId: 2, state: ready });
    expect(events.at(-1)).toEqual({ type: 'status', runId: 2, state: ready });
  });

  it('continues from the last kept moment, running if it ran', () => {
    for (const status of ['running', 'paused'] as const) {
      const { client, workers, events, first } = setUp();
      client.experiment(spec, 5);
      first.says({ type: 'status', runId: 2, state: { ...ready, status } });
      first.says({ type: 'moment', runId: 2, moment: { ...moment, step: 1000 } });
      first.says({ type: 'moment', runId: 2, moment });
      first.crashes('out of memory');
      expect(reasons(events).at(-1)).toBe('The engine stopped: out of memory. Try again continues from step 1,200.');
      client.retry();
      expect(workers[1]?.received).toEqual([
        { type: 'experiment', runId: 3, spec, version: 5, moment },
        ...(status === 'running' ? [{ type: 'play', runId: 3 }] : []),
      ]);
    }
  });

  it('says what to do after a failure that the worker reported itself', () => {
    const { events, first } = setUp();
    first.says({ type: 'moment', runId: 1, moment });
    const reason = 'session ran out of memory';
    first.says({ type: 'status', runId: 1, state: { status: 'failed', provider: 'wasm', reason } });
    expect(reasons(events)).toEqual(['session ran out of memory. Try again continues from step 1,200.']);
  });

  it.each([
    ['a reset', (_: FakeWorker, client: Client) => client.reset()],
    [
      'a run that is back at step 0',
      (first: FakeWorker) => first.says({ type: 'frame', runId: 1, frame: { step: 0 } as Frame }),
    ],
  ])('forgets the moment after %s', (_, forget) => {
    const { client, workers, events, first } = setUp();
    first.says({ type: 'moment', runId: 1, moment });
    forget(first, client);
    first.crashes('out of memory');
    expect(reasons(events)).toEqual(['The engine stopped: out of memory. Reset starts it again.']);
    client.retry();
    expect(workers[1]?.received[0]).not.toHaveProperty('moment', moment);
  });

  it('asks for the current moment, and uses the last one if there is no answer', async () => {
    vi.useFakeTimers();
    const { client, first } = setUp();
    const asked = client.keep();
    expect(first.received.at(-1)).toEqual({ type: 'keep', runId: 1 });
    first.says({ type: 'moment', runId: 1, moment });
    expect(await asked).toBe(moment);
    const unanswered = client.keep();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await unanswered).toBe(moment);
    vi.useRealTimers();
  });

  describe('with a worker that does not answer', () => {
    const running: RunState = { status: 'running', provider: 'wasm', reason: null };

    function setUpRunning() {
      vi.useFakeTimers();
      onTestFinished(() => void vi.useRealTimers());
      const all = setUp();
      all.first.says({ type: 'status', runId: 1, state: running });
      return all;
    }

    it('says that it is waiting, then abandons the step and starts over with a new one', async () => {
      const { client, workers, events, first } = setUpRunning();
      client.reset(4);
      await vi.advanceTimersByTimeAsync(2000);
      expect(events.at(-1)).toMatchObject({
        runId: 2,
        state: { status: 'running', reason: expect.stringMatching(/^The engine is still busy with a step\./) },
      });
      // Asking again does not extend the time.
      client.reset(4);
      expect(first.terminated).toBe(false);
      await vi.advanceTimersByTimeAsync(1000);
      expect(first.terminated).toBe(true);
      expect(workers[1]?.received).toEqual([{ type: 'experiment', runId: 4, spec, version: 4 }]);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(workers).toHaveLength(2);
    });

    it('waits for a step after Pause, which Reset then abandons immediately', async () => {
      const { client, workers, events, first } = setUpRunning();
      client.pause();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(first.terminated).toBe(false);
      expect(reasons(events).at(-1)).toContain('still busy');
      client.reset();
      expect(first.terminated).toBe(true);
      expect(workers[1]?.received).toEqual([{ type: 'experiment', runId: 2, spec }]);
    });

    it.each([
      [
        'pause',
        (client: Client) => client.pause(),
        { type: 'status', runId: 1, state: { ...running, status: 'paused' } },
      ],
      ['reset', (client: Client) => client.reset(), { type: 'frame', runId: 2, frame }],
    ] as const)('keeps one that answers %s late, and one that is asked nothing', async (_, ask, answer) => {
      const { client, workers, events, first } = setUpRunning();
      ask(client);
      await vi.advanceTimersByTimeAsync(2900);
      first.says(answer);
      const told = events.length;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(workers).toHaveLength(1);
      expect(events).toHaveLength(told);
    });

    it('does not accept earlier events as an answer', async () => {
      const { client, workers, first } = setUpRunning();
      client.reset();
      first.says({ type: 'frame', runId: 1, frame });
      await vi.advanceTimersByTimeAsync(3000);
      expect(workers).toHaveLength(2);
    });

    it('says that it prepares an edited experiment, and gives up one that is no longer wanted', async () => {
      const { client, workers, events, first } = setUpRunning();
      first.says({ type: 'moment', runId: 1, moment });
      client.experiment({ ...spec, seed: 8 });
      await vi.advanceTimersByTimeAsync(400);
      expect(events.at(-1)).toMatchObject({ runId: 1 });
      await vi.advanceTimersByTimeAsync(200);
      expect(events.at(-1)).toMatchObject({ runId: 2, state: { status: 'loading' } });
      // Soon enough, another edit waits for its turn.
      client.experiment({ ...spec, seed: 9 });
      expect(workers).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(4000);
      client.experiment({ ...spec, seed: 10 });
      expect(first.terminated).toBe(true);
      expect(workers[1]?.received).toEqual([{ type: 'experiment', runId: 4, spec: { ...spec, seed: 10 }, moment }]);
    });

    it('keeps one that shows signs of life or waits for a file', async () => {
      const { client, workers, first } = setUpRunning();
      client.experiment({ ...spec, seed: 8 });
      await vi.advanceTimersByTimeAsync(3000);
      first.says({ type: 'frame', runId: 2, frame });
      await vi.advanceTimersByTimeAsync(3000);
      first.says({ type: 'loading', runId: 2, loaded: 1, total: 2 });
      await vi.advanceTimersByTimeAsync(60_000);
      client.experiment({ ...spec, seed: 9 });
      first.says({ type: 'status', runId: 3, state: ready });
      await vi.advanceTimersByTimeAsync(60_000);
      client.experiment({ ...spec, seed: 10 });
      expect(workers).toHaveLength(1);
    });

    it('gives it as long as it needs to load and build', async () => {
      const { client, workers, first } = setUpRunning();
      first.says({ type: 'status', runId: 1, state: { ...running, status: 'loading' } });
      client.reset();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(workers).toHaveLength(1);
    });
  });

  it('tells a new worker what to watch and how fast to train', () => {
    const { client, workers, first } = setUp();
    const watch = { predictions: true } as const;
    client.watch(watch);
    client.pace(1);
    first.crashes('boom');
    client.reset();
    expect(workers[1]?.received).toEqual([
      { type: 'experiment', runId: 2, spec },
      { type: 'watch', runId: 2, watch },
      { type: 'pace', runId: 2, stepsPerSecond: 1 },
    ]);
    client.reset();
    expect(workers[1]?.received.slice(3)).toEqual([{ type: 'reset', runId: 3 }]);
  });

  it('sends the values of a table once to each worker', () => {
    const { client, first, workers } = setUp();
    const table = { id: 'a', values: [Float64Array.of(1, 2)] } as unknown as OwnTable;
    const sent = (worker: FakeWorker | undefined) =>
      worker?.received.map((command) => (command.type === 'experiment' ? command.spec.table?.values.length : null));
    client.experiment({ ...spec, table });
    client.experiment({ ...spec, table, seed: 8 });
    client.experiment({ ...spec, table: { ...table, id: 'b' } });
    expect(sent(first)).toEqual([undefined, 1, 0, 1]);
    first.crashes('out of memory');
    client.reset();
    expect(sent(workers[1])).toEqual([1]);
  });

  it('sends nothing to a dead worker', () => {
    const { client, first } = setUp();
    first.crashes('boom');
    client.play();
    expect(runIds(first)).toEqual(['experiment 1']);
  });

  it('terminates its worker when disposed', () => {
    const { client, first } = setUp();
    client.dispose();
    expect(first.terminated).toBe(true);
  });
});

function reasons(events: RunEvent[]): (string | null)[] {
  return events.flatMap((event) => (event.type === 'status' ? [event.state.reason] : []));
}
