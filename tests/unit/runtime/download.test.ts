import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { download } from '../../../src/runtime/download.ts';
import { noArrival } from '../../../src/table/arrival.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0);
  closing.push(() => server.close());
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

const file = Uint8Array.from({ length: 300_000 }, (_, index) => (index * index) % 251);

describe('a download', () => {
  it.each([
    ['with its length', { 'Content-Length': String(file.length) }, file, file.length],
    ['without its length', {}, file, file.length],
    ['longer than it is known to be', {}, file, 1000],
    ['compressed', { 'Content-Encoding': 'gzip' }, gzipSync(file), file.length],
  ])('arrives complete, and reports its progress: %s', async (_, headers, body, size) => {
    const url = await serve((_request, response) => response.writeHead(200, headers).end(body));
    const reports: (readonly [number, number])[] = [];
    const arrival = noArrival();
    const { response, ended } = await download(url, arrival, size, (...report) => reports.push(report));
    const bytes = await response.arrayBuffer();
    await ended;
    expect(Buffer.from(bytes).equals(Buffer.from(file))).toBe(true);
    expect(arrival).toMatchObject({
      status: 200,
      loaded: file.length,
      head: '\0\x01\x04\t\x10\x19$1@Qdy\x90\xa9\xc4\xe1',
    });
    expect(reports[0]).toEqual([0, size]);
    expect(reports.at(-1)).toEqual([file.length, file.length]);
    for (const [loaded, total] of reports) expect(loaded).toBeLessThanOrEqual(total);
  });

  it('records the response if there is no file', async () => {
    const url = await serve((_request, response) => response.writeHead(404, { 'Content-Type': 'text/html' }).end());
    const arrival = noArrival();
    const { ended } = await download(url, arrival, 1, () => {});
    await ended;
    expect(arrival).toMatchObject({ status: 404, type: 'text/html', loaded: 0 });
  });

  it('records how much arrived before the connection broke', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': String(file.length) });
      response.write(file.subarray(0, 1000), () => response.destroy());
    });
    const arrival = noArrival();
    const { response, ended } = await download(url, arrival, file.length, () => {});
    await expect(response.arrayBuffer()).rejects.toThrow();
    await ended;
    expect(arrival.loaded).toBe(1000);
  });

  it('fails if there is no response', async () => {
    const url = await serve(() => {});
    for (const close of closing.splice(0)) close();
    await expect(download(url, noArrival(), 1, () => {})).rejects.toThrow(TypeError);
  });

  it('knows how large the WebAssembly of the engine is', () => {
    const source = readFileSync(new URL('../../../src/runtime/session.ts', import.meta.url), 'utf8');
    const imported = [...source.matchAll(/import (\w+) from '(onnxruntime-web\/[^?']+\.wasm)\?url'/g)];
    expect(imported).toHaveLength(2);
    for (const [, name, file] of imported) {
      const [, size] = source.match(new RegExp(`url: ${name}, size: (\\d+)`)) ?? [];
      const path = createRequire(import.meta.url).resolve(file as string);
      expect(statSync(path).size).toBe(Number(size));
    }
  });
});
