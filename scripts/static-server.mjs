import { once } from 'node:events';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { HEADERS, IMMUTABLE, REVALIDATE } from './headers.mjs';

/**
 * Serves a built folder on this machine. A file with a `.br` or `.gz` beside it is sent compressed to clients that
 * accept it.
 * @param {string} folder
 * @param {number} port 0 for any free one
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
  const server = createServer((request, response) => {
    const proper = withFragment(request.url ?? '');
    if (proper === null) files(request, response);
    else response.writeHead(302, { ...HEADERS, Location: proper }).end();
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://localhost:${server.address().port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** "#", percent-encoded by each program that passed a link on. */
const ENCODED_HASH = /%(?:25)*23/;

/**
 * The address of a link before a program encoded its "#"; a browser sends such a fragment as part of the path.
 * @param {string} url path and query of a request
 * @returns the address, on this server; null if the path contains no encoded "#"
 */
function withFragment(url) {
  const [path = ''] = url.split('?', 1);
  const hash = ENCODED_HASH.exec(path);
  if (hash === null) return null;
  // Two slashes would start the name of another server.
  const page = path.slice(0, hash.index).replace(/^[/\\]+/, '/');
  return `${page}#${url.slice(hash.index + hash[0].length)}`;
}
