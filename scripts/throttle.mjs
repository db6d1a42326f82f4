/**
 * A slow connection to a server on this machine. The browser's own throttle does not reach service workers, which would
 * load a page's files beside it at full speed.
 */
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Bytes of a response that are sent at once, a few network packets; then it is another response's turn. */
const PIECE = 8192;

/** Milliseconds that a timer may be late without slowing the link down. */
const LATE = 20;

/**
 * A link that all responses share.
 * @param {number} bytesPerSecond
 * @param {() => number} now milliseconds
 * @returns a function that takes a piece of a response and returns the milliseconds until it has passed
 */
export function sharedLink(bytesPerSecond, now = () => performance.now()) {
  let free = 0;
  return (bytes) => {
    free = Math.max(free, now() - LATE) + (1000 * bytes) / bytesPerSecond;
    return free - now();
  };
}

/**
 * What a server had been asked for and had sent at a moment.
 * @param {{ start: number, sent: { time: number, bytes: number }[] }[]} log
 * @param {number} time
 */
export function traffic(log, time) {
  const started = log.filter(({ start }) => start <= time);
  const sent = started.flatMap(({ sent }) => sent).filter((piece) => piece.time <= time);
  return { requests: started.length, bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/**
 * Puts a slow connection in front of a server. Each response starts after the latency, and all share the link. It
 * compresses with gzip, as most hosts of static pages do.
 * @param {string} address of the server
 * @param {{ latency: number, bytesPerSecond: number }} connection milliseconds, and the rate of the link
 * @returns the slow address; `log`, the requests since `restart`, with moments in milliseconds since 1970; `slow`, which
 *   may be set to false for a while; and a function that closes the connection
 */
export async function throttle(address, { latency, bytesPerSecond }) {
  const agent = new Agent({ keepAlive: true });
  const pass = sharedLink(bytesPerSecond);
  const connection = { log: [], slow: true };
  const now = () => performance.timeOrigin + performance.now();

  const server = createServer(async (asked, answer) => {
    const entry = { url: asked.url, start: now(), sent: [] };
    connection.log.push(entry);
    if (connection.slow) await delay(latency);
    const headers = { ...asked.headers, 'accept-encoding': 'gzip' };
    const passed = request(new URL(asked.url, address), { method: asked.method, headers, agent });
    passed.on('error', () => answer.destroy());
    passed.on('response', async (response) => {
      answer.writeHead(response.statusCode, response.headers);
      for await (const chunk of response) {
        for (let at = 0; at < chunk.length && !answer.destroyed; at += PIECE) {
          const piece = chunk.subarray(at, at + PIECE);
          if (connection.slow) await delay(Math.max(0, pass(piece.length)));
          answer.write(piece);
          entry.sent.push({ time: now(), bytes: piece.length });
        }
      }
      answer.end();
    });
    passed.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return Object.assign(connection, {
    address: `http://localhost:${server.address().port}/`,
    restart() {
      connection.log.length = 0;
      connection.slow = true;
    },
    async close() {
      server.closeAllConnections();
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
