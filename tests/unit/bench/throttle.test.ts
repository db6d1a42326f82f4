import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { sharedLink, throttle, traffic } from '../../../scripts/throttle.mjs';

test('a link passes its bytes per second, whoever sends them', () => {
  const pass = sharedLink(1000, () => 5000);
  const early = 20;
  expect(pass(100)).toBe(100 - early);
  expect(pass(50)).toBe(150 - early);
});

test('a link that was idle saves up nothing but what a late timer lost', () => {
  let now = 0;
  const pass = sharedLink(1000, () => now);
  pass(100);
  now = 60_000;
  expect(pass(100)).toBe(80);
});

test('traffic counts the requests and the bytes until a moment', () => {
  const log = [
    {
      start: 1,
      sent: [
        { time: 10, bytes: 100 },
        { time: 20, bytes: 200 },
      ],
    },
    { start: 15, sent: [{ time: 30, bytes: 400 }] },
    { start: 25, sent: [] },
  ];
  expect(traffic(log, 20)).toEqual({ requests: 2, bytes: 300 });
  expect(traffic(log, 9)).toEqual({ requests: 1, bytes: 0 });
});

test('a slow connection passes answers on unchanged and asks for gzip', async () => {
  const body = 'a page '.repeat(5000);
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/page' ? 200 : 404, { encodings: String(request.headers['accept-encoding']) });
    response.end(body);
  });
  const connection = await throttle(await listen(server), { latency: 0, bytesPerSecond: 1e9 });
  const answer = await fetch(new URL('page', connection.address));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('encodings')).toBe('gzip');
  expect(await answer.text()).toBe(body);
  const other = await fetch(new URL('other', connection.address));
  expect(other.status).toBe(404);
  expect(await other.text()).toBe(body);
  expect(connection.log.map(({ url }) => url)).toEqual(['/page', '/other']);
  expect(traffic(connection.log, Number.POSITIVE_INFINITY)).toEqual({ requests: 2, bytes: 2 * body.length });
  connection.restart();
  expect(connection.log).toEqual([]);
  await connection.close();
  server.close();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}
