import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchText } from '../../../src/table/fetch-text.ts';

let close = () => {};
afterEach(() => close());

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0);
  close = () => server.close();
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

describe('a text file', () => {
  it('is read', async () => {
    const url = await serve((_request, response) => response.end('5.1,3.5'));
    await expect(fetchText(url, 'data/iris.csv')).resolves.toBe('5.1,3.5');
  });

  it('reports how much of it has arrived, if its size is known', async () => {
    const url = await serve((_request, response) => response.end('5.1,3.5, 1.5 m²'));
    const reports: (readonly [number, number])[] = [];
    const text = fetchText(url, 'data/iris.csv', 16, (loaded, total) => reports.push([loaded, total]));
    await expect(text).resolves.toBe('5.1,3.5, 1.5 m²');
    expect(reports.at(-1)).toEqual([16, 16]);
    const unknown = vi.fn();
    await fetchText(url, 'data/iris.csv', null, unknown);
    expect(unknown).not.toHaveBeenCalled();
  });

  it('fails if it ends before its size', async () => {
    const url = await serve((_request, response) => response.end('5.1,3.5'));
    const failure = fetchText(url, 'data/iris.csv', 3_000_000);
    await expect(failure).rejects.toThrow(/the connection broke after 0\.0 of 3\.0 MB/);
  });

  it.each<[string, RequestListener, RegExp]>([
    ['it is not there', (_, response) => response.writeHead(404).end(), /does not have it.*HTTP 404/],
    ['a page comes', (_, response) => response.end('<!doctype html>'), /web page instead/],
    [
      'the connection breaks',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': '1000' });
        response.write('5.1,3.5', () => response.destroy());
      },
      /the connection broke\. Try again\. \(.+\)$/,
    ],
  ])('fails with an error for people if %s', async (_, answer, message) => {
    const url = await serve(answer);
    const failure = fetchText(url, 'data/iris.csv');
    await expect(failure).rejects.toThrow(/^data\/iris\.csv could not be loaded: /);
    await expect(failure).rejects.toThrow(message);
  });

  it('fails with an error for people if there is no response', async () => {
    const url = await serve(() => {});
    close();
    await expect(fetchText(url, 'data/iris.csv')).rejects.toThrow(/no connection to the server/);
  });
});
