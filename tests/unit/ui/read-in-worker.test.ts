import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../../src/table/limits.ts';
import { readInWorker } from '../../../src/ui/data/own/readInWorker.ts';
import { file } from '../../support/tables.ts';

/** Runs the real code of the worker, with messages copied or transferred as in a browser. */
class InThread {
  static terminated = 0;
  static listen: (event: { data: unknown }) => void = () => {};
  onmessage = (_: { data: unknown }) => {};
  onerror = (_: { message: string; preventDefault(): void }) => {};
  constructor() {
    const postMessage = (news: unknown, options: StructuredSerializeOptions) => {
      const data = structuredClone(news, options);
      queueMicrotask(() => this.onmessage({ data }));
    };
    Object.assign(scope, { postMessage });
  }
  postMessage(task: unknown) {
    InThread.listen({ data: structuredClone(task) });
  }
  terminate() {
    InThread.terminated++;
  }
}
const scope = { onmessage: null as unknown as typeof InThread.listen };

beforeEach(async () => {
  InThread.terminated = 0;
  vi.stubGlobal('self', scope);
  vi.stubGlobal('Worker', InThread);
  await import('../../../src/ui/data/own/reading.worker.ts');
  InThread.listen = (event) => scope.onmessage(event);
});

const text = file('a,b', (row) => `${row},${row % 2 ? 'x' : 'y'}`);

describe('reading in a worker', () => {
  it.each([
    ['text', text],
    ['a file', new Blob([text])],
  ])('returns the draft of %s, and terminates the worker', async (_, input) => {
    const shares: number[] = [];
    const reading = await readInWorker(input, 'data.csv', {}, (share) => shares.push(share));
    expect(reading).toMatchObject({ ok: true, draft: { count: 12, suggested: { name: 'data', target: 'b' } } });
    expect(reading.ok && reading.draft.columns[0]?.numbers).toEqual(Float64Array.from({ length: 12 }, (_, row) => row));
    expect(shares.at(-1)).toBe(1);
    expect(shares.toSorted((one, other) => one - other)).toEqual(shares);
    expect(InThread.terminated).toBe(1);
  });

  it('returns the problem with a file, or with one that cannot be read', async () => {
    const one = await readInWorker(`name\n${'low\nhigh\n'.repeat(10)}`, 'data.csv');
    expect(one).toMatchObject({ ok: false, problem: { message: expect.stringContaining('only one column') } });
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValueOnce(new DOMException('gone', 'NotReadableError'));
    expect(await readInWorker(new Blob([text]), 'data.csv')).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('gone') },
    });
    expect(InThread.terminated).toBe(2);
  });

  it('rejects a file that is too large without reading it', async () => {
    const large = new Blob([new Uint8Array(LIMITS.bytes + 1)]);
    expect(await readInWorker(large, 'data.csv')).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('at most 20 MB') },
    });
    expect(InThread.terminated).toBe(0);
  });

  it('reports that the worker crashed', async () => {
    vi.spyOn(InThread.prototype, 'postMessage').mockImplementationOnce(function (this: InThread) {
      queueMicrotask(() => this.onerror({ message: 'out of memory', preventDefault: () => {} }));
    });
    expect(await readInWorker(text, 'data.csv')).toMatchObject({
      ok: false,
      problem: {
        message: 'The code that reads tables failed (out of memory). Try a smaller file, or reload the page.',
      },
    });
    expect(InThread.terminated).toBe(1);
  });

  it('ends when it is aborted', async () => {
    vi.spyOn(InThread.prototype, 'postMessage').mockImplementationOnce(() => {});
    const given = new AbortController();
    const reading = readInWorker(text, 'data.csv', {}, undefined, given.signal);
    given.abort(new Error('gone on'));
    await expect(reading).rejects.toThrow('gone on');
    expect(InThread.terminated).toBe(1);
    await expect(readInWorker(text, 'data.csv', {}, undefined, given.signal)).rejects.toThrow('gone on');
  });
});
