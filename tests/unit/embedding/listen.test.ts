import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen } from '../../../src/embedding/listen.ts';
import { message, type Report } from '../../../src/embedding/protocol.ts';
import { report } from '../../../src/embedding/report.ts';
import { statementOf } from '../../../src/embedding/statement.ts';
import { edit, experiment, experimentText } from '../../../src/store/experiment.ts';
import { openLink, page } from '../../../src/store/page.ts';

const COURSE = 'https://course.example.org';

vi.mock('../../../src/embedding/height.ts', () => ({
  followHeight: (onHeight: (height: number) => void) => {
    onHeight(480);
    return () => {};
  },
}));

const controls = { play: vi.fn(), pause: vi.fn(), step: vi.fn(), reset: vi.fn(), keep: vi.fn(async () => null) };

let sent: { readonly data: Report; readonly to: string }[] = [];
let receive: (event: unknown) => void = () => {};
let stop = () => {};
const parent = {
  postMessage: (data: Report, to: string) => sent.push({ data, to }),
  get location(): { origin: string } {
    throw new DOMException('Blocked a frame', 'SecurityError');
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  vi.stubGlobal('window', {
    origin: 'https://nabla.example.org',
    parent,
    location: { ancestorOrigins: [COURSE] },
    addEventListener: (_: string, listener: typeof receive) => {
      receive = listener;
    },
    removeEventListener: () => {},
  });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    draw();
    return 0;
  });
  vi.stubGlobal('cancelAnimationFrame', () => {});
});

afterEach(() => {
  stop();
  openLink('');
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  vi.useRealTimers();
});

function start(link: string) {
  openLink(link);
  stop = listen(controls);
}

const typesTo = (to: string) => sent.filter((one) => one.to === to).map(({ data }) => data.type);
const STATEMENT = statementOf({ verb: 'passed', title: 'XOR', link: 'https://nabla.example.org/#data=xor&v=1' });

describe('a page whose host the link names', () => {
  it('learns everything, and no other page could', () => {
    start('data=xor&events=course.example.org&v=1');
    edit({ seed: 3 });
    report(STATEMENT);
    expect(typesTo(COURSE)).toEqual(['size', 'ready', 'size', 'status', 'experiment', 'statement']);
    expect(typesTo('*')).toEqual([]);
    expect(sent.find(({ data }) => data.type === 'experiment')?.data).toEqual(
      message({ type: 'experiment', text: experimentText() }),
    );
    expect(sent.find(({ data }) => data.type === 'ready')?.data).toMatchObject({
      text: expect.stringMatching(/^#data=xor&.*events=course\.example\.org&v=1$/),
    });
  });

  it('may give commands', () => {
    start('data=xor&events=course.example.org&v=1');
    for (const data of [{ type: 'play' }, { type: 'pause' }, { type: 'step', steps: 5 }, { type: 'reset' }]) {
      receive({ source: parent, origin: COURSE, data: { nabla: 1, ...data } });
    }
    vi.runAllTimers();
    expect(controls.play).toHaveBeenCalledOnce();
    expect(controls.pause).toHaveBeenCalledOnce();
    expect(controls.step).toHaveBeenCalledExactlyOnceWith(5);
    expect(controls.reset).toHaveBeenCalledOnce();
  });

  it('opens an experiment, but does not change how the page is presented', () => {
    start('data=xor&events=course.example.org&lock=opt&v=1');
    const { pairs } = page.getState();
    receive({
      source: parent,
      origin: COURSE,
      data: { nabla: 1, type: 'open', text: 'https://a.org/#data=circle&opt=sgd(lr=0.5)&events=evil.org&v=1' },
    });
    expect(experimentText()).toMatch(/data=circle.*opt=sgd\(lr=0\.5\)/);
    expect(page.getState().pairs).toEqual(pairs);
    expect(typesTo(COURSE)).toContain('experiment');
  });

  it('is answered when it asks', () => {
    start('data=xor&events=course.example.org&v=1');
    sent = [];
    receive({ source: parent, origin: COURSE, data: { nabla: 1, type: 'ask' } });
    expect(typesTo(COURSE)).toEqual(['ready', 'size', 'status']);
  });
});

it('hands its run over when it is asked', async () => {
  start('data=xor&events=course.example.org&v=1');
  receive({ source: parent, origin: COURSE, data: { nabla: 1, type: 'keep' } });
  await vi.waitFor(() => expect(typesTo(COURSE)).toContain('kept'));
});

describe('commands that arrive at once', () => {
  const command = (body: object) => receive({ source: parent, origin: COURSE, data: { nabla: 1, ...body } });
  const opened = () => sent.filter(({ data }) => data.type === 'experiment').map(({ data }) => data);

  it('open the first and the last of 10,000 experiments', () => {
    start('data=xor&events=course.example.org&v=1');
    for (let seed = 1; seed <= 10_000; seed++) command({ type: 'open', text: `data=circle&seed=${seed}` });
    vi.runAllTimers();
    expect(opened()).toMatchObject([
      { text: expect.stringContaining('seed=1&') },
      { text: expect.stringContaining('seed=10000&') },
    ]);
  });

  it('are carried out in their order', () => {
    start('data=xor&events=course.example.org&v=1');
    for (const type of ['ask', 'play', 'pause', 'play']) command({ type });
    command({ type: 'step', steps: 2 });
    command({ type: 'reset' });
    command({ type: 'step', steps: 3 });
    vi.runAllTimers();
    const order = (name: keyof typeof controls) => controls[name].mock.invocationCallOrder;
    const carriedOut = [...order('pause'), ...order('play'), order('step')[0], ...order('reset'), order('step')[1]];
    expect(carriedOut).toHaveLength(5);
    expect(carriedOut).toEqual(carriedOut.toSorted((a = 0, b = 0) => a - b));
    expect(controls.step.mock.calls).toEqual([[2], [3]]);
  });

  it('are dropped if they are too many, with a sentence, but never a pause', () => {
    start('data=xor&events=course.example.org&v=1');
    for (let count = 0; count < 10_000; count++) command({ type: 'step', steps: 1 });
    command({ type: 'pause' });
    vi.runAllTimers();
    expect(controls.step).toHaveBeenCalledTimes(101);
    expect(controls.pause).toHaveBeenCalledOnce();
    expect(sent.at(-1)).toEqual({
      data: message({ type: 'dropped', count: 9899, message: expect.stringMatching(/^9,899 commands were not/) }),
      to: COURSE,
    });
  });

  it('are forgotten at the end', () => {
    start('data=xor&events=course.example.org&v=1');
    command({ type: 'ask' });
    command({ type: 'play' });
    stop();
    vi.runAllTimers();
    expect(controls.play).not.toHaveBeenCalled();
  });
});

describe('any other page', () => {
  it.each(['data=xor&v=1', 'data=xor&events=other.example.org&v=1'])('learns only the height: %s', (link) => {
    start(link);
    edit({ seed: 3 });
    report(STATEMENT);
    expect(sent).toEqual([
      { data: message({ type: 'size', height: 480 }), to: '*' },
      { data: message({ type: 'ready' }), to: '*' },
      { data: message({ type: 'size', height: 480 }), to: '*' },
    ]);
  });

  it('gives no commands, and neither does another window of the named host', () => {
    start('data=xor&events=course.example.org&v=1');
    const data = { nabla: 1, type: 'play' };
    receive({ source: parent, origin: 'https://evil.org', data });
    receive({ source: parent, origin: 'null', data });
    receive({ source: {}, origin: COURSE, data });
    receive({ source: null, origin: COURSE, data });
    expect(controls.play).not.toHaveBeenCalled();
  });
});

it('10,000 malformed messages change nothing', () => {
  start('data=xor&events=course.example.org&v=1');
  const before = experiment.getState();
  const types = fc.constantFrom('play', 'pause', 'step', 'reset', 'open', 'ask', 'size', 'frame', '__proto__');
  const malformed = fc.oneof(
    fc.anything(),
    fc.record({ nabla: fc.anything(), type: types }).filter(({ nabla }) => nabla !== 1),
    fc.record({ nabla: fc.constant(1), type: fc.constantFrom('size', 'frame', 'Play', '', null, '__proto__') }),
    fc.record({
      nabla: fc.constant(1),
      type: fc.constant('step'),
      steps: fc.oneof(fc.string(), fc.double({ max: 0 })),
    }),
    fc.record({ nabla: fc.constant(1), type: fc.constant('open'), text: fc.oneof(fc.integer(), fc.object()) }),
  );
  fc.assert(
    fc.property(malformed, (data) => {
      fc.pre((data as { steps?: unknown } | null)?.steps !== 'epoch');
      receive({ source: parent, origin: COURSE, data });
    }),
    { numRuns: 10_000, seed: 17 },
  );
  expect(experiment.getState()).toBe(before);
  for (const command of Object.values(controls)) expect(command).not.toHaveBeenCalled();
});
