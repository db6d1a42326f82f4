import { once } from 'node:events';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { HEADERS, IMMUTABLE, REVALIDATE } from './headers.mjs';

/**
 * Serves a built folder on this machine. A file with a `.br` or `.gz` beside it is sent compressed to whoever accepts that.
 * @param {string} folder
 * @param {number} port 0 for any that is free
 * @throws Error with code EADDRINUSE if the port is taken
 * @returns the address and a function that stops serving
 */
export async function serveStatic(folder, port) {
  const files = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      response.setHeader('Cache-Control', path.startsWith('/assets/') ? IMMUTABLE : REVALIDATE);
    },
  });
  const server = createServer((request, response) => files(request, response)).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://localhost:${server.address().port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
