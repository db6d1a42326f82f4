import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { download } from '../../../src/runtime/download.ts';

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
    ['with its length', { 'Content-Length': String(file.length) }, file, 5],
    ['without its length', {}, file, file.length],
    ['longer than it is known to be', {}, file, 1000],
    ['compressed', { 'Content-Encoding': 'gzip' }, gzipSync(file), file.length],
  ])('comes whole, and tells how far it is: %s', async (_, headers, body, size) => {
    const url = await serve((_request, response) => response.writeHead(200, headers).end(body));
    const reports: (readonly [number, number])[] = [];
    const bytes = await download(url, size, (...report) => reports.push(report));
    expect(Buffer.from(bytes).equals(Buffer.from(file))).toBe(true);
    expect(reports[0]?.[0]).toBe(0);
    expect(reports.at(-1)).toEqual([file.length, file.length]);
    for (const [loaded, total] of reports) expect(loaded).toBeLessThanOrEqual(total);
  });

  it('fails where there is nothing', async () => {
    const url = await serve((_request, response) => response.writeHead(404).end());
    await expect(download(url, 1, () => {})).rejects.toThrow(/HTTP 404/);
  });

  it('knows how large the WebAssembly of the engine is', () => {
    const source = readFileSync(new URL('../../../src/runtime/session.ts', import.meta.url), 'utf8');
    const stated = [...source.matchAll(/import\('(onnxruntime-web\/[^?']+\.wasm)\?url'\), size: (\d+)/g)];
    expect(stated).toHaveLength(2);
    for (const [, name, size] of stated) {
      const path = createRequire(import.meta.url).resolve(name as string);
      expect(statSync(path).size).toBe(Number(size));
    }
  });
});
